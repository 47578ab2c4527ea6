/* avps case
requirement: AVPS-LIF-008@1
title: writes to no memory after a reset with requests in flight
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let count = 0; count < 16; count++) queue.add(device.exercise.prepare().pieces)
  await queue.kick()

  await driver.transport.reset()
  const before = driver.memory.snapshot()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory after the reset')
  return '16 buffers were notified before the reset, and nothing in memory changed after it'
})
