/* avps case
requirement: AVPS-MMIO-004@1
title: returns 0 from QueueSizeMax for the queue after the last
device: block
accept: [VIRTIO_BLK_F_MQ]
when: feature(VIRTIO_BLK_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const count = await disk.device.config('num_queues')
  assert.ok((await driver.transport.queueSizeMax(count - 1)) > 0, `queue ${count - 1} is there`)
  assert.equal(await driver.transport.queueSizeMax(count), 0, `queue ${count} is not there`)
  return `queue ${count - 1} has a size, queue ${count} has none`
})
