/* avps case
requirement: AVPS-MMIO-010@1
title: keeps the values of read-only registers
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  // For InterruptStatus to hold something.
  await device.exercise.run()
  await driver.transport.quiet()
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
    for (const written of [~before >>> 0, 0xffff_ffff, 0]) {
      await driver.transport.write(register[name], written)
      const after = await driver.transport.read(register[name])
      assert.equal(after, before, `${name} after 0x${written.toString(16)} was written`)
    }
  }
  return '12 registers read the same after three writes each'
})
