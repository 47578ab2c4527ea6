/* avps case
requirement: AVPS-PKD-018@1
title: starts again after a descriptor that is linked and indirect at once
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {writable} from '#conformance/driver/core/pieces'
import {VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  const table = queue.writeTable(writable(buffer))
  const both = VIRTQ_DESC_F_NEXT | VIRTQ_DESC_F_INDIRECT
  queue.writeDescriptor(1, {address: buffer.address, length: 16, id: 0, flags: queue.availableFlags()})
  queue.writeDescriptor(0, {address: table.address, length: 16, id: 0, flags: queue.availableFlags(both)})
  await queue.notify()
  await driver.transport.quiet()

  return driver.recover()
})
