/* avps case
requirement: AVPS-PKD-018@1
title: starts again after a descriptor of memory that the guest does not have
accept: [VIRTIO_F_RING_PACKED]
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const {absent} = driver.memory
  queue.writeDescriptor(1, {address: absent, length: 513, id: 0, flags: queue.availableFlags(VIRTQ_DESC_F_WRITE)})
  queue.writeDescriptor(0, {address: absent, length: 16, id: 0, flags: queue.availableFlags(VIRTQ_DESC_F_NEXT)})
  await queue.notify()
  await driver.transport.quiet()

  return driver.recover()
})
