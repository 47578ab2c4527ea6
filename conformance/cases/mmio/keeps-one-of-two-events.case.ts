/* avps case
requirement: AVPS-MMIO-009@1
title: keeps one event when the other is acknowledged
uses: [configuration-change]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  await device.exercise.run()
  await host.changeConfiguration()
  const both = USED_BUFFER | CONFIGURATION_CHANGE
  const set = await driver.transport.until(async () =>
    (await driver.transport.interruptStatus()) === both ? true : undefined,
  )
  assert.ok(set, 'both bits of InterruptStatus are set')
  await driver.transport.acknowledge(CONFIGURATION_CHANGE)
  assert.equal(await driver.transport.interruptStatus(), USED_BUFFER, 'bit 0 alone is left')
  return 'both bits of InterruptStatus were set, and bit 0 alone was left after bit 1 was acknowledged'
})
