/* avps case
requirement: AVPS-MMIO-007@1
title: holds the interrupt asserted until it is acknowledged
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  const raised = await driver.transport.raises(USED_BUFFER)
  assert.ok(raised, 'bit 0 of InterruptStatus is set after a used buffer')
  assert.equal(await driver.transport.interruptAsserted(), true, 'the interrupt is asserted')
  await driver.transport.quiet()
  assert.equal(await driver.transport.interruptAsserted(), true, 'the interrupt stays asserted')
  return 'the interrupt was asserted after a used buffer, and stayed asserted'
})
