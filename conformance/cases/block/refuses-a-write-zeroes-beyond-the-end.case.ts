/* avps case
requirement: AVPS-BLK-009@1
title: refuses a write zeroes request that runs over the end
device: block
accept: [VIRTIO_BLK_F_WRITE_ZEROES]
when: feature(VIRTIO_BLK_F_WRITE_ZEROES) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_WRITE_ZEROES} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const sector = (await disk.capacity()) - 8n
  const answer = await disk.ranges(VIRTIO_BLK_T_WRITE_ZEROES, [{sector, sectors: 16}])
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'the request is refused')
  return '8 sectors beyond the end were answered with VIRTIO_BLK_S_IOERR'
})
