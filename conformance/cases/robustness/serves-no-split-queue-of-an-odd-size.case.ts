/* avps case
requirement: AVPS-ROB-015@1
title: uses no buffer of a split queue whose size is no power of two
accept: []
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {DRIVER_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features-ok'})
  const queue = await device.setUpQueue(device.exercise.queue, 5)
  await driver.transport.addStatus(DRIVER_OK)
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()
  await queue.notify()
  await driver.transport.quiet()
  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed with a queue size of 5')
  return 'a buffer was notified in a split queue of size 5, and nothing in memory changed'
})
