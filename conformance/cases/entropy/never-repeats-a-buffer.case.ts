/* avps case
requirement: AVPS-ENT-006@1
title: never delivers the same bytes twice
device: entropy
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const source = await driver.open(Source)
  const seen = new Set<string>()
  for (let count = 0; count < 64; count++) {
    const {bytes, usedLength} = await source.fill(32)
    seen.add(`${usedLength}:${Buffer.from(bytes).toString('hex')}`)
  }
  assert.equal(seen.size, 64, '64 buffers are all different')
  return '64 buffers of 32 bytes are all different'
})
