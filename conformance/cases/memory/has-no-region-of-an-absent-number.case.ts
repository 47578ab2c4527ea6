/* avps case
requirement: AVPS-MEM-007@1
title: returns all ones for a shared region that is absent
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  for (const number of [200, 255, 0x100, 0xffff_ffff]) {
    await driver.transport.write(register.SHMSel, number)
    for (const name of ['SHMLenLow', 'SHMLenHigh', 'SHMBaseLow', 'SHMBaseHigh'] as const)
      assert.equal(await driver.transport.read(register[name]), 0xffff_ffff, `${name} of region ${number}`)
  }
  return 'length and base read 0xffffffff for regions 200, 255, 0x100 and 0xffffffff'
})
