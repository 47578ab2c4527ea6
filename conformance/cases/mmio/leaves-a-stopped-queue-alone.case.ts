/* avps case
requirement: AVPS-MMIO-006@1
title: leaves rings and buffers of a stopped queue alone
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.stopQueue(queue.index)
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  return 'a buffer for a stopped queue was notified, and nothing in memory changed'
})
