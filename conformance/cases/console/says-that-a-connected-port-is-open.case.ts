/* avps case
requirement: AVPS-TTY-014@1
title: says that a connected port is open
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Terminal, VIRTIO_CONSOLE_DEVICE_ADD, VIRTIO_CONSOLE_PORT_OPEN} from '#conformance/driver/devices/console'

export default defineCase(async ({driver}) => {
  const terminal = await driver.open(Terminal)
  const messages = await terminal.handshake()
  const opened = messages
    .filter(({event, value}) => event === VIRTIO_CONSOLE_PORT_OPEN && value === 1)
    .map(({id}) => id)
  const added = messages.filter(({event}) => event === VIRTIO_CONSOLE_DEVICE_ADD).map(({id}) => id)
  // The other ends of the first two ports are connected; what is behind further ones is not known.
  for (const port of added.filter((id) => id < 2))
    assert.ok(opened.includes(port), `port ${port} is said to be open, of ${opened.join(', ')}`)
  assert.ok(opened.includes(0), 'port 0 is said to be open')
  return `ports ${added.join(', ')} were added, ports ${opened.join(', ')} are open`
})
