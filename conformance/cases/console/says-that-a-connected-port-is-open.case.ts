/* avps case
requirement: AVPS-TTY-014@1
title: says that a connected port is open
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {VIRTIO_CONSOLE_PORT_OPEN} from '#conformance/driver/console'

export default defineCase(async ({driver}) => {
  const terminal = await driver.console()
  const messages = await terminal.handshake()
  const opened = messages
    .filter(({event, value}) => event === VIRTIO_CONSOLE_PORT_OPEN && value === 1)
    .map(({id}) => id)
  assert.ok(opened.includes(0), `port 0 is said to be open, of ${opened.join(', ')}`)
})
