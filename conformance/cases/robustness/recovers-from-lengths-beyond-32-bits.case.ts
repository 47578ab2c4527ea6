/* avps case
requirement: AVPS-ROB-007@1
title: starts again after lengths whose sum exceeds 32 bits
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const {base, size} = driver.memory.guest
  for (let index = 0; index < 60; index++) {
    const flags = (index < 59 ? VIRTQ_DESC_F_NEXT : 0) | VIRTQ_DESC_F_WRITE
    const length = Math.min(size, 0x1000_0000)
    queue.writeDescriptor(index, {address: base, length: index < 3 ? 0xffff_ffff : length, flags, next: index + 1})
  }
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
