/* avps case
requirement: AVPS-ROB-005@1
title: serves one queue within a second while the driver keeps another one full
device: block
accept: [VIRTIO_BLK_F_MQ]
when: feature(VIRTIO_BLK_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  for (const [full, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const disk = await driver.open(Disk, {queueSize: 16})
    exercised(disk.device.queues.length > 1, 'the disk has one queue')
    const queue = disk.device.queue(full)
    for (let count = 0; 3 * count + 3 <= queue.size; count++)
      disk.add({type: VIRTIO_BLK_T_IN, sector: BigInt(count), receive: 512, queue: full})
    await queue.kick()

    const request = await disk.submit({type: VIRTIO_BLK_T_IN, sector: 3n, receive: 512, queue: other})
    const answer = await driver.transport.until(async () => {
      const back = []
      for (let chain = queue.takeUsed(); chain; chain = queue.takeUsed()) back.push(chain)
      for (const {pieces} of back) queue.add(pieces)
      queue.publish()
      if (back.length > 0 && queue.wantsNotification()) await queue.notify()
      return request.answer()
    }, 1000)
    assert.ok(answer, `queue ${other} is served within a second while queue ${full} is full`)
    assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK')
  }
  return 'a read on each of two queues was answered within a second while the other was kept full'
})
