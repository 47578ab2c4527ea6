/* avps case
requirement: AVPS-CFG-001@1
title: returns the same content of a field for each read in its width
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device()
  const offered = await driver.transport.deviceFeatures()
  const fields = driver.type.config.filter(
    (field) => field.width < 8 && (!field.feature || offered & driver.feature(field.feature)),
  )
  exercised(fields.length > 0, 'the configuration space has no such field')

  for (const {name, offset, width} of fields) {
    const own = width as 1 | 2 | 4
    const first = await driver.transport.readConfig(offset, own)
    assert.equal(await driver.transport.readConfig(offset, own), first, `the second read of ${name}`)
  }
  return `${fields.map(({name}) => name).join(', ')} read the same twice`
})
