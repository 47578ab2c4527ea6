/* avps case
requirement: AVPS-ROB-005@1
title: serves one queue within a second while another is full
device: block
accept: [VIRTIO_BLK_F_MQ]
when: feature(VIRTIO_BLK_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  exercised(disk.device.queues.length > 1, 'the disk has one queue')
  const full = disk.device.queue(1)
  for (let count = 0; 3 * count + 3 <= full.size; count++)
    disk.add({type: VIRTIO_BLK_T_IN, sector: BigInt(count), receive: 512, queue: 1})
  await full.kick()

  const request = await disk.submit({type: VIRTIO_BLK_T_IN, sector: 3n, receive: 512, queue: 0})
  assert.equal(blockStatusName((await request.answered(1000)).status), 'VIRTIO_BLK_S_OK', 'the other queue is served')
  await full.allUsed()
  return 'a read on queue 0 was answered within a second while queue 1 was full'
})
