/* avps case
requirement: AVPS-TTY-015@1
title: serves its ports after a message that is too short
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer]
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  await terminal.handshake()
  const control = terminal.device.queue(3)
  await control.offer(readable(driver.memory.store(Uint8Array.of(0, 0, 0, 0, 3))))
  await driver.transport.quiet()
  await terminal.transmit(pattern(9, 2))
  const heard = await driver.transport.until(() =>
    host.receivedText(0).length >= 9 ? host.receivedText(0) : undefined,
  )
  assert.deepEqual(heard, pattern(9, 2), 'output of port 0')
  return '9 bytes came out after a control message of 5 bytes'
})
