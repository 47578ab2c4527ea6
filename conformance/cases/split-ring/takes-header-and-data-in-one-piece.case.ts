/* avps case
requirement: AVPS-SPL-002@1
title: processes a write whose header and data share a descriptor
device: block
accept: []
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.request({type: VIRTIO_BLK_T_OUT, sector: 5n, send: pattern(512, 11), readableCut: [528]})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the write is answered with VIRTIO_BLK_S_OK')
  assert.deepEqual(await disk.read({sector: 5n}), pattern(512, 11), 'the data was written')
  return 'header and data in one descriptor of 528 bytes, and sector 5 reads as written'
})
