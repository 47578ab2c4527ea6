/* avps case
requirement: AVPS-TTY-003@1
title: offers no undefined bit
device: console
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const forbidden = Array.from({length: 128}, (_, bit) => bit).filter(
    (bit) => (bit >= 3 && bit <= 23) || bit === 42 || bit >= 50,
  )
  assert.deepEqual(
    forbidden.filter((bit) => (offered >> BigInt(bit)) & 1n),
    [],
    'none of the bits 3 to 23, 42 and 50 to 127',
  )
  return `the offer is 0x${offered.toString(16)}`
})
