/* avps case
requirement: AVPS-PKD-008@1
title: writes each used descriptor where the buffer before it ends
accept: [VIRTIO_F_RING_PACKED]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 32})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 12; turn++) {
    const chains = [1, 2, 3].map((parts) => {
      const request = device.exercise.prepare()
      const read = request.readable ? readable(...divided(request.readable, parts)) : []
      const written = request.writable ? writable(...divided(request.writable, parts)) : []
      return queue.add([...read, ...written])
    })
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
    assert.deepEqual(queue.nextUsed, queue.nextAvailable, 'as many descriptors came back as were handed out')
  }
  return '12 batches of three chains of different lengths moved the used position as far as the available one'
})
