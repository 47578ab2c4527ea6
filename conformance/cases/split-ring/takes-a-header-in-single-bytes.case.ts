/* avps case
requirement: AVPS-SPL-002@1
title: processes a header in descriptors of one byte
device: block
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const ones = Array.from({length: 16}, () => 1)
  const answer = await disk.request({type: VIRTIO_BLK_T_IN, sector: 1n, receive: 512, readableCut: ones})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the read is answered with VIRTIO_BLK_S_OK')
  assert.equal(answer.usedLength, 513, 'the used length')
  return `a read whose header came in 16 descriptors of one byte wrote ${answer.usedLength} bytes`
})
