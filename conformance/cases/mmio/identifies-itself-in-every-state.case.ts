/* avps case
requirement: AVPS-MMIO-001@1
title: returns magic value and version in every state of the device status
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {magicValue, register} from '#conformance/driver/core/registers'
import {steps} from '#conformance/driver/core/start'
import {FAILED} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  for (const upTo of steps) {
    await driver.device({upTo})
    assert.equal(await driver.transport.read(register.MagicValue), magicValue, `MagicValue after the step ${upTo}`)
    assert.equal(await driver.transport.read(register.Version), 2, `Version after the step ${upTo}`)
  }
  await driver.transport.writeStatus(FAILED)
  assert.equal(await driver.transport.read(register.MagicValue), magicValue, 'MagicValue after FAILED')
  assert.equal(await driver.transport.read(register.Version), 2, 'Version after FAILED')
  return `MagicValue and Version read the same after ${steps.length} steps and after FAILED`
})
