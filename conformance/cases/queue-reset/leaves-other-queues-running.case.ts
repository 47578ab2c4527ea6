/* avps case
requirement: AVPS-QRS-005@1
title: continues to use the buffers of other queues
device: block
accept: [VIRTIO_F_RING_RESET, VIRTIO_BLK_F_MQ]
when: feature(VIRTIO_BLK_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  exercised(disk.device.queues.length > 1, 'the disk has one queue')
  await disk.read({sector: 1n, queue: 1})
  const open = Array.from({length: 4}, (_, sector) =>
    disk.add({type: VIRTIO_BLK_T_IN, sector: BigInt(sector), receive: 512}),
  )
  await disk.device.queue(0).kick()

  await driver.transport.resetQueue(1)

  for (const request of open) assert.equal(blockStatusName((await request.answered()).status), 'VIRTIO_BLK_S_OK')
  for (let turn = 0; turn < 4; turn++) await disk.read({sector: 2n, queue: 0})
  return '4 reads in flight on queue 0 and 4 further ones were answered over a reset of queue 1'
})
