/* avps case
requirement: AVPS-SPL-012@1
title: starts again after an indirect table that refers to another
accept: [VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {readable, writable} from '#conformance/driver/core/pieces'
import {VIRTQ_DESC_F_INDIRECT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  const inner = queue.writeTable(writable(buffer))
  const outer = queue.writeTable(readable(inner))
  outer.writeU16(12, VIRTQ_DESC_F_INDIRECT)
  queue.writeDescriptor(0, {address: outer.address, length: 16, flags: VIRTQ_DESC_F_INDIRECT, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
