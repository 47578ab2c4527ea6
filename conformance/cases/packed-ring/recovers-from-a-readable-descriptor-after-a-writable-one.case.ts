/* avps case
requirement: AVPS-PKD-018@1
title: starts again after a device-readable descriptor after a device-writable one
accept: [VIRTIO_F_RING_PACKED]
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  const first = VIRTQ_DESC_F_WRITE | VIRTQ_DESC_F_NEXT
  queue.writeDescriptor(1, {address: buffer.address, length: 16, id: 0, flags: queue.availableFlags()})
  queue.writeDescriptor(0, {address: buffer.address, length: 16, id: 0, flags: queue.availableFlags(first)})
  await queue.notify()
  await driver.transport.quiet()

  return driver.recover()
})
