/* avps case
requirement: AVPS-ROB-007@1
title: starts again after a descriptor that wraps around 64 bits
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const address = 0xffff_ffff_ffff_f000n
  queue.writeDescriptor(0, {address, length: 0x2000, flags: VIRTQ_DESC_F_NEXT, next: 1})
  queue.writeDescriptor(1, {address, length: 0x2000, flags: VIRTQ_DESC_F_WRITE, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
