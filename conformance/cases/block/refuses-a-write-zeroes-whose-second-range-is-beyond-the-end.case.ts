/* avps case
requirement: AVPS-BLK-009@1
title: refuses a write zeroes request whose second range runs over the end
device: block
accept: [VIRTIO_BLK_F_WRITE_ZEROES]
when: feature(VIRTIO_BLK_F_WRITE_ZEROES) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_WRITE_ZEROES} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const most = await disk.device.config('max_write_zeroes_seg')
  exercised(most > 1, `max_write_zeroes_seg is ${most}`)
  const end = await disk.capacity()
  const ranges = [
    {sector: 16n, sectors: 8},
    {sector: end - 4n, sectors: 8},
  ]
  const answer = await disk.ranges(VIRTIO_BLK_T_WRITE_ZEROES, ranges)
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'the request is refused')
  return 'a second range beyond the end was answered with VIRTIO_BLK_S_IOERR'
})
