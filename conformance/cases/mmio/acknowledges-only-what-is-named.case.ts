/* avps case
requirement: AVPS-MMIO-009@1
title: keeps a bit of InterruptStatus that an acknowledgement does not name
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.raises(USED_BUFFER)
  for (const other of [0, CONFIGURATION_CHANGE]) {
    await driver.transport.acknowledge(other)
    assert.equal(
      (await driver.transport.interruptStatus()) & USED_BUFFER,
      USED_BUFFER,
      `bit 0 after ${other} was written`,
    )
  }
  assert.equal(await driver.transport.interruptAsserted(), true, 'the interrupt is still asserted')
  return `bit 0 of InterruptStatus stayed set after 0 and ${CONFIGURATION_CHANGE} were acknowledged, and the interrupt asserted`
})
