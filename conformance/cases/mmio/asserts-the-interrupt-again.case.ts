/* avps case
requirement: AVPS-MMIO-007@1
title: asserts the interrupt again for the next used buffer
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  for (const turn of [1, 2, 3]) {
    await device.exercise.run()
    assert.ok(await driver.transport.raises(USED_BUFFER), `bit 0 of InterruptStatus is set after used buffer ${turn}`)
    assert.equal(
      await driver.transport.interruptAsserted(),
      true,
      `the interrupt is asserted after used buffer ${turn}`,
    )
    await driver.transport.acknowledge(USED_BUFFER)
  }
  return 'the interrupt was asserted after each of 3 used buffers'
})
