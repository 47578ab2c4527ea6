/* avps case
requirement: AVPS-TTY-005@1
title: passes on the output of a second port
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer]
when: feature(VIRTIO_CONSOLE_F_MULTIPORT)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  exercised(terminal.device.queues.length > 4, 'the console has one port')
  await terminal.handshake()
  await terminal.transmit(pattern(40, 4), 1)
  const heard = await driver.transport.until(() =>
    host.receivedText(1).length >= 40 ? host.receivedText(1) : undefined,
  )
  assert.deepEqual(heard, pattern(40, 4), 'the bytes at the other end of port 1')
  assert.equal(host.receivedText(0).length, 0, 'nothing comes out of port 0')
  return '40 bytes came out of port 1, and none out of port 0'
})
