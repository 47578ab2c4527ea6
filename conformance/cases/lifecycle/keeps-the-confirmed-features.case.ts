/* avps case
requirement: AVPS-LIF-005@1
title: works with the features that it confirmed, whatever is written later
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const device = await driver.device()
  await driver.transport.acceptFeatures(offered)
  const queue = device.split(device.exercise.queue)

  for (const turn of [1, 2, 3]) {
    await device.exercise.run()
    const raised = await driver.transport.raises(USED_BUFFER)
    assert.ok(raised, `used buffer ${turn} is notified as without VIRTIO_F_EVENT_IDX`)
    await driver.transport.acknowledge(USED_BUFFER)
  }
  assert.equal(queue.usedIndex, 3, 'the split ring has three used entries')
  return 'after further bits were accepted, 3 buffers were notified as without VIRTIO_F_EVENT_IDX, the used index reads 3'
})
