/* avps case
requirement: AVPS-PKD-016@1
title: sends no notification before the named position
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_EVENT_IDX]
when: feature(VIRTIO_F_EVENT_IDX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {RING_EVENT_FLAGS_DESC} from '#conformance/driver/core/packed-ring'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 32})
  const queue = device.packed(device.exercise.queue)
  queue.driverEvent = {flags: RING_EVENT_FLAGS_DESC, offset: 30, wrap: 1}
  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  await driver.transport.quiet()
  assert.equal((await driver.transport.interruptStatus()) & USED_BUFFER, 0, 'bit 0 of InterruptStatus')

  for (let turn = 0; turn < 40; turn++) {
    const request = device.exercise.prepare()
    const chain = queue.add(request.pieces)
    const {place, wrap} = queue.nextAvailable
    queue.driverEvent = {flags: RING_EVENT_FLAGS_DESC, offset: place, wrap}
    await queue.kick()
    request.check(await queue.used(chain))
    await driver.transport.quiet()
    assert.equal((await driver.transport.interruptStatus()) & USED_BUFFER, 0, `a notification before position ${place}`)
  }
  return '44 buffers were used before the named positions, and bit 0 of InterruptStatus stayed clear'
})
