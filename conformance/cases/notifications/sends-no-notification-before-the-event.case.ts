/* avps case
requirement: AVPS-NOT-007@1
title: sends no notification before the event
accept: [VIRTIO_F_EVENT_IDX]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  queue.notifyAfter(5)
  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  await driver.transport.quiet()
  assert.equal(
    (await driver.transport.interruptStatus()) & USED_BUFFER,
    0,
    'bit 0 of InterruptStatus after four of five',
  )
  return '4 buffers of 5 were used, and bit 0 of InterruptStatus stayed clear'
})
