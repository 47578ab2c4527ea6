/* avps case
requirement: AVPS-NET-004@1
title: offers no bit without a meaning
device: network
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const forbidden = Array.from({length: 128}, (_, bit) => bit).filter(
    (bit) => [4, 6, 42, 58].includes(bit) || bit >= 71,
  )
  assert.deepEqual(
    forbidden.filter((bit) => (offered >> BigInt(bit)) & 1n),
    [],
    'none of the bits 4, 6, 42, 58 and 71 to 127',
  )
  return `the offer is 0x${offered.toString(16)}`
})
