/* avps case
requirement: AVPS-CFG-006@1
title: keeps the generation while no field changes
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const before = await driver.transport.configGeneration()
  for (let count = 0; count < 20; count++) await device.exercise.run()
  for (let offset = 0; offset < 64; offset += 4) await driver.transport.readConfig(offset, 4)
  assert.equal(await driver.transport.configGeneration(), before, 'ConfigGeneration after 20 requests and 16 reads')
  return `ConfigGeneration read ${before} before and after 20 requests and 16 reads`
})
