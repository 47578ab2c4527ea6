/* avps case
requirement: AVPS-BLK-012@1
title: declines a secure erase request that was not negotiated
device: block
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_SECURE_ERASE} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.ranges(VIRTIO_BLK_T_SECURE_ERASE, [{sector: 8n, sectors: 8}])
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_UNSUPP', 'the request is declined')
  return 'the request was answered with VIRTIO_BLK_S_UNSUPP'
})
