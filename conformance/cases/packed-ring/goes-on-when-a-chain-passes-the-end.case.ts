/* avps case
requirement: AVPS-PKD-002@1
title: continues when a chain passes the end of the ring
accept: [VIRTIO_F_RING_PACKED]
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 8})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 40; turn++) {
    const request = device.exercise.prepare()
    const read = request.readable ? readable(...divided(request.readable, request.writable ? 2 : 3)) : []
    const written = request.writable ? writable(...divided(request.writable, request.readable ? 1 : 3)) : []
    request.check(await queue.request([...read, ...written]))
  }
  return '40 chains of three descriptors through a ring of 8 were answered'
})
