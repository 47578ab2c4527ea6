/* avps case
requirement: AVPS-QRS-003@1
title: writes to no ring or buffer of a queue that was reset
accept: [VIRTIO_F_RING_RESET]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let count = 0; count < 16; count++) queue.add(device.exercise.prepare().pieces)
  await queue.kick()

  await driver.transport.resetQueue(queue.index)
  const before = driver.memory.snapshot()
  await queue.notify()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory after the queue reset')
  return '16 buffers and a notification after the reset of their queue: nothing in memory changed'
})
