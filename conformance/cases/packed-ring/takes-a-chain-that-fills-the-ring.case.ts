/* avps case
requirement: AVPS-PKD-004@1
title: processes a chain that fills the ring
accept: [VIRTIO_F_RING_PACKED]
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
    request.check(await queue.request([...read, ...written]))
  }
  return '3 chains that fill a ring of 15 were answered'
})
