/* avps case
requirement: AVPS-MMIO-011@1
title: returns 0 from offsets without a register
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const assigned = new Set<number>(Object.values(register))
  const free = Array.from({length: 64}, (_, word) => 4 * word).filter((offset) => !assigned.has(offset))
  for (const offset of free)
    assert.equal(await driver.transport.read(offset), 0, `the word at offset 0x${offset.toString(16).padStart(3, '0')}`)
  return `${free.length} words at free offsets read 0`
})
