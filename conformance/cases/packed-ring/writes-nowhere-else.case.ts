/* avps case
requirement: AVPS-PKD-012@1
title: writes to used descriptors, its own structure and device-writable buffers alone
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 8; turn++) {
    const request = device.exercise.prepare()
    const chain = queue.add(request.pieces, {indirect: turn % 2 === 1})
    queue.publish()
    const before = driver.memory.snapshot()
    await queue.notify()
    await queue.used(chain)
    await driver.transport.quiet()
    const usedDescriptor = queue.descriptorArea.part(16 * chain.descriptors[0]!, 16)
    const written = request.pieces.filter((piece) => piece.writable)
    const changes = before.changes(usedDescriptor, queue.deviceArea, ...written)
    assert.equal(describeChanges(changes), 'nothing', 'what the device changed elsewhere')
  }
  return '8 requests were answered, and nothing but their buffers, used descriptors and the event structure changed'
})
