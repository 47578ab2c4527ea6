/* avps case
requirement: AVPS-CFG-005@1
title: shows a change of a field in the generation
uses: [configuration-change]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver, host}) => {
  await driver.device()
  const before = await driver.transport.configGeneration()
  await host.changeConfiguration()
  const changed = await driver.transport.until(async () =>
    (await driver.transport.configGeneration()) === before ? undefined : true,
  )
  assert.ok(changed, 'ConfigGeneration differs after the change')
  return `ConfigGeneration was no longer ${before} after the change`
})
