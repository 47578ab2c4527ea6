/* avps case
requirement: AVPS-PKD-018@1
title: starts again after an indirect table of 24 bytes
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_INDIRECT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.writeDescriptor(0, {
    address: buffer.address,
    length: 24,
    id: 0,
    flags: queue.availableFlags(VIRTQ_DESC_F_INDIRECT),
  })
  await queue.notify()
  await driver.transport.quiet()

  return driver.recover()
})
