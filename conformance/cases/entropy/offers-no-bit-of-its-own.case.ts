/* avps case
requirement: AVPS-ENT-001@1
title: offers no feature bit of its own
device: entropy
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const forbidden = Array.from({length: 128}, (_, bit) => bit).filter((bit) => bit <= 23 || bit === 42 || bit >= 50)
  const found = forbidden.filter((bit) => (offered >> BigInt(bit)) & 1n)
  assert.deepEqual(found, [], 'none of the bits 0 to 23, 42 and 50 to 127 is offered')
  return `the offer is 0x${offered.toString(16)}`
})
