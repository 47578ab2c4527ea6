/* avps case
requirement: AVPS-CFG-004@1
title: returns 0 beyond the last field
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device()
  const end = Math.max(0, ...driver.type.config.map(({offset, width}) => offset + width))
  for (let offset = Math.ceil(end / 4) * 4; offset < 256; offset += 4)
    assert.equal(
      await driver.transport.readConfig(offset, 4),
      0,
      `the word at offset ${offset} of the configuration space`,
    )
  return `the words from offset ${Math.ceil(end / 4) * 4} to 252 read 0`
})
