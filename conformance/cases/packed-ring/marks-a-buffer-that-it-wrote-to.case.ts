/* avps case
requirement: AVPS-PKD-011@1
title: marks the used descriptor of a buffer that it wrote to, and no other
accept: [VIRTIO_F_RING_PACKED]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const wrote = device.exercise.writableLength > 0
  for (let turn = 0; turn < 3; turn++) {
    const chain = queue.add(device.exercise.prepare().pieces)
    await queue.kick()
    await queue.used(chain)
    const marked = (chain.usedFlags! & VIRTQ_DESC_F_WRITE) !== 0
    assert.equal(
      marked,
      wrote,
      `VIRTQ_DESC_F_WRITE in the used descriptor of a buffer that was ${wrote ? '' : 'not '}written`,
    )
  }
  return `3 used descriptors with VIRTQ_DESC_F_WRITE ${wrote ? 'set' : 'clear'}`
})
