/* avps case
requirement: AVPS-PKD-017@1
title: holds only defined values in its event suppression structure with event index
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_EVENT_IDX]
when: feature(VIRTIO_F_EVENT_IDX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 16})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 40; turn++) {
    await device.exercise.run()
    // Every third time the device goes to sleep before.
    if (turn % 3 === 2) await driver.transport.quiet()
    const {flags, offset} = queue.deviceEvent
    assert.equal(queue.deviceArea.readU16(2) & ~3, 0, 'reserved bits of the structure')
    assert.ok(flags <= 2, `flags of the structure hold ${flags}`)
    assert.ok(flags !== 2 || offset < queue.size, `the named position is ${offset} in a ring of ${queue.size}`)
  }
  return 'flags 0 to 2 and positions inside the ring in 40 looks'
})
