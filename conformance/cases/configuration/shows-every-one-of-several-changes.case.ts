/* avps case
requirement: AVPS-CFG-005@1
title: shows every one of several changes in the generation
uses: [configuration-change]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver, host}) => {
  await driver.device()
  const seen = new Set([await driver.transport.configGeneration()])
  for (let change = 1; change <= 4; change++) {
    const last = [...seen].at(-1)
    await host.changeConfiguration()
    const next = await driver.transport.until(async () => {
      const generation = await driver.transport.configGeneration()
      return generation === last ? undefined : generation
    })
    assert.ok(next !== undefined, `ConfigGeneration differs after change ${change}`)
    seen.delete(next)
    seen.add(next)
  }
  return 'ConfigGeneration differed after each of 4 changes'
})
