/* avps case
requirement: AVPS-PKD-018@1
title: starts again after an announced descriptor that is not available
accept: [VIRTIO_F_RING_PACKED]
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.writeDescriptor(0, {address: buffer.address, length: 16, id: 0, flags: queue.availableFlags(VIRTQ_DESC_F_NEXT)})
  await queue.notify()
  await driver.transport.quiet()

  return driver.recover()
})
