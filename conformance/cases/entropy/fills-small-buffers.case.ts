/* avps case
requirement: AVPS-ENT-003@1
title: fills buffers of at most 64 bytes
device: entropy
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const source = await driver.open(Source)
  for (const length of [1, 16, 64]) {
    const {usedLength} = await source.fill(length)
    assert.equal(usedLength, length, `a buffer of ${length} bytes is filled`)
  }
  return 'buffers of 1, 16 and 64 bytes came back full'
})
