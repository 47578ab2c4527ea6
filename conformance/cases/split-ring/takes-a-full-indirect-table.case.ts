/* avps case
requirement: AVPS-SPL-005@1
title: processes an indirect table of as many descriptors as the queue size
accept: [VIRTIO_F_INDIRECT_DESC]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 16})
  const queue = device.queue(device.exercise.queue)
  for (let turn = 0; turn < 3; turn++) {
    const request = device.exercise.prepare()
    // As many pieces as the queue has entries, shared out between what is read and what is written.
    const reads = request.readable ? Math.min(request.readable.length, request.writable ? 8 : 16) : 0
    const read = request.readable ? readable(...divided(request.readable, reads)) : []
    const written = request.writable ? writable(...divided(request.writable, 16 - reads)) : []
    assert.equal(read.length + written.length, 16)
    request.check(await queue.request([...read, ...written], {indirect: true}))
  }
  return '3 indirect tables of 16 descriptors for a queue of 16 were answered'
})
