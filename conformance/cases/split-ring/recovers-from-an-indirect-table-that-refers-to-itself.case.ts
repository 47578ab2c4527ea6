/* avps case
requirement: AVPS-SPL-012@1
title: starts again after an indirect table that refers to itself
accept: [VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {splitDescriptor} from '#conformance/driver/core/split-ring'
import {VIRTQ_DESC_F_INDIRECT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const table = driver.memory.blank(16, 'an indirect table')
  const itself = {address: table.address, length: 16, flags: VIRTQ_DESC_F_INDIRECT, next: 0}
  table.write(splitDescriptor(itself))
  queue.writeDescriptor(0, itself)
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
