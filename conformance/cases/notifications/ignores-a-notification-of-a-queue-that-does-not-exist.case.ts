/* avps case
requirement: AVPS-NOT-003@1
title: changes nothing on a notification for a queue that does not exist
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.quiet()
  await driver.transport.acknowledge(USED_BUFFER | CONFIGURATION_CHANGE)
  const before = driver.memory.snapshot()

  for (const index of [60_000, 65_535]) await driver.transport.notify(index)
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  assert.equal(await driver.transport.interruptStatus(), 0, 'InterruptStatus')
  return 'notifications for queues 60,000 and 65,535 changed neither memory nor InterruptStatus'
})
