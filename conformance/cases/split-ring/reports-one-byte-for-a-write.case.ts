/* avps case
requirement: AVPS-SPL-010@1
title: reports one byte as used length of a write
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
  const answer = await disk.request({type: VIRTIO_BLK_T_OUT, sector: 8n, send: pattern(1024)})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the write is answered with VIRTIO_BLK_S_OK')
  assert.equal(answer.usedLength, 1, 'the status alone was written')
  return 'a write of 1,024 bytes came back with used length 1'
})
