/* avps case
requirement: AVPS-QRS-003@1
title: writes to no ring or buffer when a request ends after the reset of its queue
accept: [VIRTIO_F_RING_RESET]
uses: [held-requests]
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await host.holdRequests()
  queue.add(device.exercise.prepare().pieces)
  await queue.kick()
  await driver.transport.quiet()
  exercised(queue.takeUsed() === undefined, 'the request was answered before it could be held')

  await driver.transport.resetQueue(queue.index)
  const before = driver.memory.snapshot()
  await host.releaseRequests()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory after the queue reset')
  return 'a request was held over a queue reset and released without a change in memory'
})
