/* avps case
requirement: AVPS-SPL-012@1
title: starts again after a chain that loops
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.writeDescriptor(0, {address: buffer.address, length: 16, flags: VIRTQ_DESC_F_NEXT, next: 1})
  queue.writeDescriptor(1, {address: buffer.address, length: 16, flags: VIRTQ_DESC_F_NEXT, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
