/* avps case
requirement: AVPS-CFG-001@1
title: returns in a field of 16 bits the number of queues that it has
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
  let found = 0
  while (found < 1024 && (await driver.transport.queueSizeMax(found)) > 0) found++
  assert.equal(count, found, 'num_queues is the number of queues that have a size')
  return `num_queues is ${count}, and so many queues have a size`
})
