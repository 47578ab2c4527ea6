/* avps case
requirement: AVPS-CFG-001@1
title: returns the same content of a field for each read in its width
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {configFields} from '#conformance/driver/config-fields'
import {feature} from '#conformance/driver/feature-bits'

export default defineCase(async ({driver}) => {
  await driver.device()
  const offered = await driver.transport.deviceFeatures()
  const fields = configFields[driver.type]!.filter((field) => !field.feature || offered & feature(field.feature))

  for (const {name, offset, width} of fields.filter((field) => field.width < 8)) {
    const own = width as 1 | 2 | 4
    const first = await driver.transport.readConfig(offset, own)
    assert.equal(await driver.transport.readConfig(offset, own), first, `the second read of ${name}`)
  }
})
