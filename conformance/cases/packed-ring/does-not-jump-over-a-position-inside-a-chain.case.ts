/* avps case
requirement: AVPS-PKD-015@1
title: sends the notification for a position inside a chain
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_EVENT_IDX]
when: feature(VIRTIO_F_EVENT_IDX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {RING_EVENT_FLAGS_DESC} from '#conformance/driver/core/packed-ring'
import {divided, readable, writable} from '#conformance/driver/core/pieces'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 32})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 25; turn++) {
    await driver.transport.acknowledge(USED_BUFFER)
    const request = device.exercise.prepare()
    const read = request.readable ? readable(...divided(request.readable, 3)) : []
    const written = request.writable ? writable(...divided(request.writable, 3)) : []
    const {place: first, wrap} = queue.nextAvailable
    const chain = queue.add([...read, ...written])
    const middle = chain.descriptors[turn % chain.descriptors.length]!
    queue.driverEvent = {flags: RING_EVENT_FLAGS_DESC, offset: middle, wrap: middle < first ? 1 - wrap : wrap}
    await queue.kick()
    request.check(await queue.used(chain))
    assert.ok(
      await driver.transport.raises(USED_BUFFER),
      `a notification for position ${middle} of a chain from ${first}`,
    )
  }
  return '25 chains were notified for a position inside them'
})
