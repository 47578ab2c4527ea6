/* avps case
requirement: AVPS-BLK-009@1
title: refuses a read that starts beyond the end
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const sector = await disk.capacity()
  const answer = await disk.request({type: VIRTIO_BLK_T_IN, sector, receive: 1024})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', `the read at sector ${sector} is refused`)
  return `a read at sector ${sector} was answered with VIRTIO_BLK_S_IOERR`
})
