/* avps case
requirement: AVPS-LIF-003@1
title: uses no buffer before DRIVER_OK
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'queues'})
  const queue = device.queue(device.exercise.queue)
  const request = device.exercise.prepare()
  queue.add(request.pieces)
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory before DRIVER_OK')
  return 'a buffer was notified before DRIVER_OK, and nothing in memory changed'
})
