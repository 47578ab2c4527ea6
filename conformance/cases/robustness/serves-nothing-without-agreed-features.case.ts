/* avps case
requirement: AVPS-ROB-017@1
title: uses no buffer while FEATURES_OK is clear
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {ACKNOWLEDGE, DRIVER, DRIVER_OK, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features'})
  const queue = await device.setUpQueue(device.exercise.queue)
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | DRIVER_OK)
  assert.equal((await driver.transport.readStatus()) & FEATURES_OK, 0, 'FEATURES_OK is clear')
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()
  await queue.notify()
  await driver.transport.quiet()
  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  return 'a buffer was notified without FEATURES_OK, and nothing in memory changed'
})
