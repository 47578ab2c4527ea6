/* avps case
requirement: AVPS-BLK-010@1
title: refuses a write of part of a sector
device: block
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.request({type: VIRTIO_BLK_T_OUT, sector: 8n, send: pattern(600)})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'a write of 600 bytes is refused')
  return 'a write of 600 bytes was answered with VIRTIO_BLK_S_IOERR'
})
