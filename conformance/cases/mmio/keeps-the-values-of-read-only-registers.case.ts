/* avps case
requirement: AVPS-MMIO-010@1
title: keeps the values of read-only registers
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/registers'

export default defineCase(async ({driver}) => {
  await driver.device()
  await driver.transport.selectQueue(0)
  await driver.transport.write(register.DeviceFeaturesSel, 0)
  for (const name of [
    'MagicValue',
    'Version',
    'DeviceID',
    'VendorID',
    'DeviceFeatures',
    'QueueSizeMax',
    'InterruptStatus',
    'SHMLenLow',
    'SHMLenHigh',
    'SHMBaseLow',
    'SHMBaseHigh',
    'ConfigGeneration',
  ] as const) {
    const before = await driver.transport.read(register[name])
    await driver.transport.write(register[name], ~before >>> 0)
    assert.equal(await driver.transport.read(register[name]), before, `${name} after its complement was written`)
  }
})
