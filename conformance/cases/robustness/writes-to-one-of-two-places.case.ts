/* avps case
requirement: AVPS-ROB-019@1
title: writes only where one of two versions of a descriptor allows it
accept: []
when: device(block) or device(entropy)
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (let turn = 0; turn < 40; turn++) {
    const request = device.exercise.prepare()
    const other = driver.memory.blank(device.exercise.writableLength, 'another buffer')
    const before = driver.memory.snapshot()
    const chain = queue.add(request.pieces)
    const last = chain.descriptors.at(-1)!
    await queue.kick()
    queue.descriptorArea.writeU64(16 * last, other.address)
    await queue.used(chain)
    const written = request.pieces.filter((piece) => piece.writable)
    const changes = before.changes(queue.deviceArea, queue.descriptorArea, queue.driverArea, other, ...written)
    assert.equal(describeChanges(changes), 'nothing', 'what the device changed elsewhere')
  }
  return '40 requests whose address changed on the way: nothing but the two buffers and the rings changed'
})
