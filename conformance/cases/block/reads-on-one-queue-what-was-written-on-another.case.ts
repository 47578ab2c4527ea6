/* avps case
requirement: AVPS-BLK-008@1
title: reads on one queue what was written on another
device: block
accept: [VIRTIO_BLK_F_MQ]
when: feature(VIRTIO_BLK_F_MQ) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const last = disk.device.queues.length - 1
  exercised(last > 0, 'the disk has one queue')
  await disk.write({sector: 12n, data: pattern(512, 7), queue: last})
  assert.deepEqual(await disk.read({sector: 12n, queue: 0}), pattern(512, 7), 'both queues show the same disk')
  return `queue 0 reads what queue ${last} wrote`
})
