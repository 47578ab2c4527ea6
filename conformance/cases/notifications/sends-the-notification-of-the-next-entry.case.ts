/* avps case
requirement: AVPS-NOT-005@1
title: sends the notification for each used entry that the driver waits for
accept: [VIRTIO_F_EVENT_IDX]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (let turn = 1; turn <= 8; turn++) {
    await driver.transport.acknowledge(USED_BUFFER)
    queue.notifyAfter(1)
    await device.exercise.run()
    assert.ok(await driver.transport.raises(USED_BUFFER), `a notification for used buffer ${turn}`)
  }
  return 'bit 0 of InterruptStatus was set after each of 8 used buffers'
})
