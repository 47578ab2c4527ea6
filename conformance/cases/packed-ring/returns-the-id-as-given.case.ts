/* avps case
requirement: AVPS-PKD-009@1
title: returns the id of the last descriptor, whatever it is
accept: [VIRTIO_F_RING_PACKED]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED} from '#conformance/driver/core/packed-ring'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  for (const id of [0, 1, 0x7fff, 0x8000, 0xffff]) {
    const device = await driver.device()
    const queue = device.packed(device.exercise.queue)
    const request = device.exercise.prepare()
    const last = request.pieces.length - 1
    for (const [place, {address, length, writable: write}] of [...request.pieces.entries()].toReversed()) {
      const flags = (place < last ? VIRTQ_DESC_F_NEXT : 0) | (write ? VIRTQ_DESC_F_WRITE : 0)
      const own = place < last ? 0x5a5a : id
      queue.writeDescriptor(place, {address, length, id: own, flags: queue.availableFlags(flags)})
    }
    await queue.notify()
    const used = VIRTQ_DESC_F_AVAIL | VIRTQ_DESC_F_USED
    const done = await driver.transport.until(() => {
      const descriptor = queue.readDescriptor(0)
      return (descriptor.flags & used) === used ? descriptor : undefined
    })
    assert.equal(done?.id, id, 'the id in the used descriptor')
  }
  return 'ids 0, 1, 0x7fff, 0x8000 and 0xffff came back as given'
})
