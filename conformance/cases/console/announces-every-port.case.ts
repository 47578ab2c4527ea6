/* avps case
requirement: AVPS-TTY-013@1
title: announces each of its ports once
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Terminal, VIRTIO_CONSOLE_DEVICE_ADD} from '#conformance/driver/devices/console'

export default defineCase(async ({driver}) => {
  const terminal = await driver.open(Terminal)
  const messages = await terminal.handshake()
  const added = messages.filter(({event}) => event === VIRTIO_CONSOLE_DEVICE_ADD).map(({id}) => id)
  assert.ok(added.includes(0), 'port 0 is announced')
  assert.equal(new Set(added).size, added.length, 'no port is announced twice')
  return `ports ${added.join(', ')} were added`
})
