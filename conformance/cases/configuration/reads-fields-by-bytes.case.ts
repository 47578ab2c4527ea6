/* avps case
requirement: AVPS-CFG-002@1
title: returns the content of a field byte by byte
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
    const whole = await driver.transport.readConfig(offset, width as 1 | 2 | 4)
    let together = 0
    for (let byte = width - 1; byte >= 0; byte--)
      together = together * 256 + (await driver.transport.readConfig(offset + byte, 1))
    assert.equal(together, whole, `${name}, read by bytes`)
  }
  return `${fields.map(({name}) => name).join(', ')} read the same by bytes`
})
