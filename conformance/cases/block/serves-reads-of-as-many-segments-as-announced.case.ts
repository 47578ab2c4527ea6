/* avps case
requirement: AVPS-BLK-007@1
title: serves a read of as many segments as it announces
device: block
accept: [VIRTIO_BLK_F_SEG_MAX]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, sectorLength, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  // As long a queue as there is, so that the announced number fits if it can.
  const disk = await driver.open(Disk, {queueSize: await driver.transport.queueSizeMax(0)})
  const announced = await disk.device.config('seg_max')
  const segments = Math.min(announced, disk.device.queue().size - 2)
  exercised(segments > 0, `seg_max is ${announced}`)
  const data = pattern(segments * sectorLength)
  const cut = Array.from({length: segments}, () => sectorLength)

  await disk.write({sector: 64n, data})
  const answer = await disk.request({type: VIRTIO_BLK_T_IN, sector: 64n, receive: data.length, writableCut: cut})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the read is answered with VIRTIO_BLK_S_OK')
  assert.deepEqual(answer.data, data, 'every segment holds its data')
  return `seg_max is ${announced}, ${segments} data descriptors hold what was written`
})
