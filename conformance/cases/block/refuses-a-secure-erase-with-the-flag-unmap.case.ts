/* avps case
requirement: AVPS-BLK-026@1
title: refuses a secure erase request with the flag unmap
device: block
accept: [VIRTIO_BLK_F_SECURE_ERASE]
when: feature(VIRTIO_BLK_F_SECURE_ERASE) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_SECURE_ERASE} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.ranges(VIRTIO_BLK_T_SECURE_ERASE, [{sector: 8n, sectors: 8, flags: 1}])
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_UNSUPP', 'the request is refused')
  return 'the flag unmap was answered with VIRTIO_BLK_S_UNSUPP'
})
