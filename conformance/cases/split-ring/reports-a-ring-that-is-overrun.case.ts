/* avps case
requirement: AVPS-SPL-013@1
title: sets DEVICE_NEEDS_RESET when a ring is overrun
accept: []
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DEVICE_NEEDS_RESET} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  queue.availableIndex = queue.size + 1
  await queue.notify()
  const said = await driver.transport.shows(DEVICE_NEEDS_RESET)
  assert.ok(said, 'DEVICE_NEEDS_RESET is set')
  return `DEVICE_NEEDS_RESET was set after the available index ran ${queue.size + 1} entries ahead of a ring of ${queue.size}`
})
