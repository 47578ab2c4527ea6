/* avps case
requirement: AVPS-ENT-006@1
title: never delivers after a reset what it delivered before
device: entropy
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const seen = new Set<string>()
  for (let start = 0; start < 8; start++) {
    const source = await driver.open(Source)
    const {bytes} = await source.fill(64)
    seen.add(Buffer.from(bytes).toString('hex'))
  }
  assert.equal(seen.size, 8, 'the first buffers of eight starts are all different')
  return 'the first 64 bytes after each of 8 starts are all different'
})
