/* avps case
requirement: AVPS-TTY-015@1
title: serves its ports after a message for a port that does not exist
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer]
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Terminal, VIRTIO_CONSOLE_PORT_OPEN, VIRTIO_CONSOLE_PORT_READY} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  await terminal.handshake()
  for (const event of [VIRTIO_CONSOLE_PORT_READY, VIRTIO_CONSOLE_PORT_OPEN])
    await terminal.sendControl({id: 999, event, value: 1})
  await terminal.postReceive()
  await host.sendText(0, pattern(5, 1))
  assert.deepEqual(await terminal.receive(5), pattern(5, 1), 'input of port 0')
  await terminal.transmit(pattern(9, 2))
  const heard = await driver.transport.until(() =>
    host.receivedText(0).length >= 9 ? host.receivedText(0) : undefined,
  )
  assert.deepEqual(heard, pattern(9, 2), 'output of port 0')
  return '5 bytes were received and 9 came out after messages for port 999'
})
