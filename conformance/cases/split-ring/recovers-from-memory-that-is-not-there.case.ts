/* avps case
requirement: AVPS-SPL-012@1
title: starts again after a descriptor of memory that the guest does not have
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  queue.writeDescriptor(0, {address: driver.memory.absent, length: 512, flags: VIRTQ_DESC_F_NEXT, next: 1})
  queue.writeDescriptor(1, {address: driver.memory.absent, length: 513, flags: VIRTQ_DESC_F_WRITE, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
