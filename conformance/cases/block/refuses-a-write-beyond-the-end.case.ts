/* avps case
requirement: AVPS-BLK-009@1
title: refuses a write that runs over the end
device: block
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const sector = (await disk.capacity()) - 1n
  const answer = await disk.request({type: VIRTIO_BLK_T_OUT, sector, send: pattern(1024)})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'the write is refused')
  return `a write of two sectors at sector ${sector} was answered with VIRTIO_BLK_S_IOERR`
})
