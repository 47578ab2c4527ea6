/* avps case
requirement: AVPS-MEM-007@1
title: returns all ones for every region of a device type that has none
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  for (const number of [0, 1, 2]) {
    await driver.transport.write(register.SHMSel, number)
    for (const name of ['SHMLenLow', 'SHMLenHigh', 'SHMBaseLow', 'SHMBaseHigh'] as const)
      assert.equal(await driver.transport.read(register[name]), 0xffff_ffff, `${name} of region ${number}`)
  }
  return 'length and base read 0xffffffff for regions 0, 1 and 2'
})
