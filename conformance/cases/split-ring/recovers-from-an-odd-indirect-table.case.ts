/* avps case
requirement: AVPS-SPL-012@1
title: starts again after an indirect table of 24 bytes
accept: [VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {splitDescriptor} from '#conformance/driver/core/split-ring'
import {VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  // Its second descriptor begins inside and ends outside.
  buffer.write(splitDescriptor({address: buffer.address, length: 16, flags: VIRTQ_DESC_F_NEXT, next: 1}))
  queue.writeDescriptor(0, {address: buffer.address, length: 24, flags: VIRTQ_DESC_F_INDIRECT, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
