/* avps case
requirement: AVPS-ENT-002@1
title: delivers at least one byte within a second
device: entropy
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {writable} from '#conformance/driver/core/pieces'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const source = await driver.open(Source)
  for (const length of [1, 2, 31, 64]) {
    const buffer = driver.memory.blank(length)
    const queue = source.device.queue()
    const usedLength = await queue.used(await queue.offer(writable(buffer)), 1000)
    assert.ok(usedLength >= 1 && usedLength <= length, `a buffer of ${length} bytes has a used length of ${usedLength}`)
  }
  return 'buffers of 1, 2, 31 and 64 bytes came back with bytes within a second'
})
