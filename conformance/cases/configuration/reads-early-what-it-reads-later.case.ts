/* avps case
requirement: AVPS-CFG-003@1
title: returns before FEATURES_OK what it returns after DRIVER_OK
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'driver'})
  const offered = await driver.transport.deviceFeatures()
  const fields = driver.type.config.filter(
    (field) => !field.writable && (!field.feature || offered & driver.feature(field.feature)),
  )

  exercised(fields.length > 0, 'the configuration space has no field that the device alone writes')
  const read = async () => {
    const values: [string, number][] = []
    for (const {name, offset, width} of fields)
      for (let part = 0; part < width; part += 4)
        values.push([`${name}+${part}`, await driver.transport.readConfig(offset + part, width === 8 ? 4 : width)])
    return values
  }
  const generation = await driver.transport.configGeneration()
  const early = await read()

  await driver.device({acceptExactly: offered})

  const late = await read()
  assert.equal(await driver.transport.configGeneration(), generation, 'ConfigGeneration has not changed')
  assert.deepEqual(late, early, 'every field has the content that it had before')
  return `${early.length} values and ConfigGeneration read the same before and after the start`
})
