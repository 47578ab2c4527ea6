/* avps case
requirement: AVPS-CFG-007@1
title: sets bit 1 of InterruptStatus after a change
uses: [configuration-change]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {CONFIGURATION_CHANGE} from '#conformance/driver/core/registers'

export default defineCase(async ({driver, host}) => {
  await driver.device()
  await driver.transport.acknowledge(await driver.transport.interruptStatus())
  await host.changeConfiguration()
  const notified = await driver.transport.raises(CONFIGURATION_CHANGE)
  assert.ok(notified, 'bit 1 of InterruptStatus is set')
  assert.equal(await driver.transport.interruptAsserted(), true, 'the interrupt is asserted')
  return 'bit 1 of InterruptStatus was set after a change, and the interrupt asserted'
})
