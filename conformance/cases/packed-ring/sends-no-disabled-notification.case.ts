/* avps case
requirement: AVPS-PKD-016@1
title: sends no notification while they are disabled
accept: [VIRTIO_F_RING_PACKED]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {RING_EVENT_FLAGS_DISABLE} from '#conformance/driver/core/packed-ring'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  queue.driverEvent = {flags: RING_EVENT_FLAGS_DISABLE, offset: 0, wrap: 0}
  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  await driver.transport.quiet()
  assert.equal((await driver.transport.interruptStatus()) & USED_BUFFER, 0, 'bit 0 of InterruptStatus')
  return '4 buffers were used, and bit 0 of InterruptStatus stayed clear'
})
