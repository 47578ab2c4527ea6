/* avps case
requirement: AVPS-FEA-005@1
title: offers no reserved bit
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const found = [24, 25, 26, 27, 30, 31, 44, 45, 46, 47, 48, 49].filter((bit) => (offered >> BigInt(bit)) & 1n)
  assert.deepEqual(found, [], 'none of the bits 24 to 27, 30, 31 and 44 to 49 is offered')
  return `the offer is 0x${offered.toString(16)}`
})
