/* avps case
requirement: AVPS-ROB-015@1
title: uses no buffer of a queue of a size above QueueSizeMax
accept: []
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {register} from '#conformance/driver/core/registers'
import {DRIVER_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features-ok'})
  const {queue: index} = device.exercise
  const largest = await driver.transport.queueSizeMax(index)
  const queue = await device.setUpQueue(index, 64)
  await driver.transport.stopQueue(index)
  await driver.transport.write(register.QueueSize, 2 * largest)
  await driver.transport.write(register.QueueReady, 1)
  await driver.transport.addStatus(DRIVER_OK)
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()
  await queue.notify()
  await driver.transport.quiet()
  assert.equal(
    describeChanges(before.changes()),
    'nothing',
    `what the device changed with a queue size of ${2 * largest}`,
  )
  return `a buffer was notified in a queue of size ${2 * largest}, and nothing in memory changed`
})
