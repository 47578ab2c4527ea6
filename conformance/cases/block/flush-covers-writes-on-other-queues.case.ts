/* avps case
requirement: AVPS-BLK-016@1
title: covers with a flush the writes on other queues
device: block
accept: [VIRTIO_BLK_F_FLUSH, VIRTIO_BLK_F_MQ]
uses: [stable-storage]
when: feature(VIRTIO_BLK_F_MQ) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  const last = disk.device.queues.length - 1
  exercised(last > 0, 'the disk has one queue')
  await disk.write({sector: 24n, data: pattern(512, 0x33), queue: last})

  await disk.flush(0)

  assert.deepEqual(host.stableStorage().read(24n, 512), pattern(512, 0x33), 'the write on the other queue is stable')
  return `the write on queue ${last} was on stable storage when the flush on queue 0 completed`
})
