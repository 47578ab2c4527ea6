/* avps case
requirement: AVPS-LIF-008@1
title: writes to no memory when it is notified after a reset
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.reset()
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()
  await queue.notify()
  await driver.transport.quiet()
  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory after the reset')
  return 'a buffer was notified after the reset, and nothing in memory changed'
})
