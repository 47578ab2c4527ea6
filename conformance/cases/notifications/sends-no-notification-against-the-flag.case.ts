/* avps case
requirement: AVPS-NOT-006@1
title: sends no notification while the flag asks for none
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  queue.suppressNotifications(true)
  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  await driver.transport.quiet()
  assert.equal((await driver.transport.interruptStatus()) & USED_BUFFER, 0, 'bit 0 of InterruptStatus')
  return '4 buffers were used, and bit 0 of InterruptStatus stayed clear'
})
