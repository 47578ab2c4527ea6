/* avps case
requirement: AVPS-MMIO-001@1
title: returns magic value and version with DEVICE_NEEDS_RESET set
uses: [device-failure]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {magicValue, register} from '#conformance/driver/core/registers'
import {DEVICE_NEEDS_RESET} from '#conformance/driver/core/status'

export default defineCase(async ({driver, host}) => {
  await driver.device()
  await host.breakDevice()
  exercised(await driver.transport.shows(DEVICE_NEEDS_RESET), 'DEVICE_NEEDS_RESET was not set')
  assert.equal(await driver.transport.read(register.MagicValue), magicValue, 'MagicValue')
  assert.equal(await driver.transport.read(register.Version), 2, 'Version')
  return 'MagicValue and Version read right while DEVICE_NEEDS_RESET was set'
})
