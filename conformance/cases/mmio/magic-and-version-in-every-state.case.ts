/* avps case
requirement: AVPS-MMIO-001@1
title: returns magic and version in every state of the device status
accept: []
uses: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {magicValue, register} from '#conformance/driver/registers'
import {steps} from '#conformance/driver/start'
import {FAILED} from '#conformance/driver/status'

export default defineCase(async ({driver, observe}) => {
  const {transport} = driver
  const look = async (state: string) => {
    assert.equal(await transport.read(register.MagicValue), magicValue, `MagicValue after ${state}`)
    assert.equal(await transport.read(register.Version), 2, `Version after ${state}`)
  }
  for (const upTo of steps) {
    await driver.device({upTo})
    await look(upTo)
  }
  await transport.addStatus(FAILED)
  await look('FAILED')
  observe(`MagicValue and Version after ${steps.join(', ')} and FAILED`)
})
