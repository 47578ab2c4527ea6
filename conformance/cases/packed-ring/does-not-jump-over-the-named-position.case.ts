/* avps case
requirement: AVPS-PKD-015@1
title: sends the notification when the named position is passed
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_EVENT_IDX]
when: feature(VIRTIO_F_EVENT_IDX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 32})
  const queue = device.packed(device.exercise.queue)
  for (const after of [1, 2, 3, 5, 6]) {
    await driver.transport.acknowledge(USED_BUFFER)
    const chains = Array.from({length: 6}, () => queue.add(device.exercise.prepare().pieces))
    queue.notifyAfter(after)
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
    assert.ok(await driver.transport.raises(USED_BUFFER), `a notification for buffer ${after} of a batch of six`)
  }
  return 'a batch of six was notified for buffers 1, 2, 3, 5 and 6'
})
