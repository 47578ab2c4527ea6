/* avps case
requirement: AVPS-NOT-004@1
title: sets bit 0 of InterruptStatus after each used buffer
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  for (let turn = 1; turn <= 8; turn++) {
    await device.exercise.run()
    const notified = await driver.transport.raises(USED_BUFFER)
    assert.ok(notified, `bit 0 of InterruptStatus is set after used buffer ${turn}`)
    await driver.transport.acknowledge(USED_BUFFER)
  }
  return 'bit 0 of InterruptStatus was set after each of 8 used buffers'
})
