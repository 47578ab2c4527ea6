/* avps case
requirement: AVPS-MMIO-002@1
title: names its vendor
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const vendor = await driver.transport.read(register.VendorID)
  assert.notEqual(vendor, 0, 'VendorID is not 0')
  return `VendorID is 0x${vendor.toString(16)}`
})
