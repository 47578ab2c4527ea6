/* avps case
requirement: AVPS-NOT-003@1
title: changes nothing on a notification for a queue that is not ready
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  await driver.device({queues: []})
  await driver.transport.quiet()
  await driver.transport.acknowledge(USED_BUFFER | CONFIGURATION_CHANGE)
  const before = driver.memory.snapshot()

  await driver.transport.notify(0)
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  assert.equal(await driver.transport.interruptStatus(), 0, 'InterruptStatus')
  return 'a notification for queue 0, which is not ready, changed neither memory nor InterruptStatus'
})
