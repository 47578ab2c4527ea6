/* avps case
requirement: AVPS-ROB-007@1
title: starts again after an indirect table longer than the queue
accept: [VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {divided, writable} from '#conformance/driver/core/pieces'
import {VIRTQ_DESC_F_INDIRECT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const table = queue.writeTable(writable(...divided(driver.memory.blank(200), 200)))
  queue.writeDescriptor(0, {address: table.address, length: table.length, flags: VIRTQ_DESC_F_INDIRECT, next: 0})
  queue.pushHead(0)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
