/* avps case
requirement: AVPS-BLK-026@1
title: refuses a write zeroes request with an unknown flag
device: block
accept: [VIRTIO_BLK_F_WRITE_ZEROES]
when: feature(VIRTIO_BLK_F_WRITE_ZEROES) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_WRITE_ZEROES} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.ranges(VIRTIO_BLK_T_WRITE_ZEROES, [{sector: 8n, sectors: 8, flags: 2}])
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_UNSUPP', 'the request is refused')
  return 'flag 2 was answered with VIRTIO_BLK_S_UNSUPP'
})
