/* avps case
requirement: AVPS-TTY-016@1
title: carries the bytes of a port while the other end of another takes none
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
uses: [console-peer, console-link]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {joined, pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {portQueues, Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  exercised(terminal.device.queues.length > 4, 'the console has one port')
  await terminal.handshake()
  await host.setPeer(1, 'full')
  const stuck = terminal.device.queue(portQueues(1).transmit)
  await stuck.offer(readable(driver.memory.store(pattern(600, 1))))
  await driver.transport.quiet()

  for (let turn = 0; turn < 3; turn++) await terminal.transmit(pattern(50, turn + 1))

  const heard = await driver.transport.until(() =>
    host.receivedText(0).length >= 150 ? host.receivedText(0) : undefined,
  )
  assert.deepEqual(heard, joined(pattern(50, 1), pattern(50, 2), pattern(50, 3)), 'the output of port 0')
  assert.equal(host.receivedText(1).length, 0, 'the other end of port 1 takes nothing')
  return '150 bytes came out of port 0 while port 1 took none of 600'
})
