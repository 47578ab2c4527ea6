/* avps case
requirement: AVPS-PKD-006@1
title: processes an indirect table of as many descriptors as the queue size
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 15})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 3; turn++) {
    const request = device.exercise.prepare()
    // As many pieces as the queue has entries, shared out between what is read and what is written.
    const reads = request.readable ? (request.writable ? 8 : 15) : 0
    const read = request.readable ? readable(...divided(request.readable, reads)) : []
    const written = request.writable ? writable(...divided(request.writable, 15 - reads)) : []
    request.check(await queue.request([...read, ...written], {indirect: true}))
  }
  return '3 indirect tables as long as a ring of 15 were answered'
})
