/* avps case
requirement: AVPS-NOT-003@1
title: changes nothing on a notification without a new buffer
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.quiet()
  await driver.transport.acknowledge(USED_BUFFER | CONFIGURATION_CHANGE)
  const before = driver.memory.snapshot()

  for (let count = 0; count < 10; count++) await queue.notify()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  assert.equal(await driver.transport.interruptStatus(), 0, 'InterruptStatus')
  return '10 notifications without a buffer changed neither memory nor InterruptStatus'
})
