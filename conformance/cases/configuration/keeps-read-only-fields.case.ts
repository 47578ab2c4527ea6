/* avps case
requirement: AVPS-CFG-008@1
title: keeps the content of fields that the driver must not write
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device()
  const offered = await driver.transport.deviceFeatures()
  const fields = driver.type.config.filter(
    (field) => !field.writable && (!field.feature || offered & driver.feature(field.feature)),
  )
  exercised(fields.length > 0, 'the configuration space has no such field')

  for (const {name, offset, width} of fields) {
    for (let part = 0; part < width; part += 4) {
      const own = (width === 8 ? 4 : width) as 1 | 2 | 4
      const before = await driver.transport.readConfig(offset + part, own)
      await driver.transport.writeConfig(offset + part, own, (~before & (2 ** (8 * own) - 1)) >>> 0)
      assert.equal(
        await driver.transport.readConfig(offset + part, own),
        before,
        `${name} after its complement was written`,
      )
    }
  }
  return `${fields.map(({name}) => name).join(', ')} kept their values`
})
