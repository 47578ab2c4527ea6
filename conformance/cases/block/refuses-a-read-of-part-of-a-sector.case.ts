/* avps case
requirement: AVPS-BLK-010@1
title: refuses a read of part of a sector
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.request({type: VIRTIO_BLK_T_IN, sector: 8n, receive: 600})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'a read of 600 bytes is refused')
  return 'a read of 600 bytes was answered with VIRTIO_BLK_S_IOERR'
})
