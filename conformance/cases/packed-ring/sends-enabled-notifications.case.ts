/* avps case
requirement: AVPS-PKD-014@1
title: sends a notification for each used buffer while they are enabled
accept: [VIRTIO_F_RING_PACKED]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  for (let turn = 1; turn <= 8; turn++) {
    await device.exercise.run()
    assert.ok(await driver.transport.raises(USED_BUFFER), `bit 0 of InterruptStatus is set after used buffer ${turn}`)
    await driver.transport.acknowledge(USED_BUFFER)
  }
  return 'bit 0 of InterruptStatus was set after each of 8 used buffers'
})
