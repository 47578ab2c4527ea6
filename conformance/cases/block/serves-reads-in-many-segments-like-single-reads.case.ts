/* avps case
requirement: AVPS-BLK-007@1
title: answers a read of as many segments as it announces like reads of single sectors
device: block
accept: [VIRTIO_BLK_F_SEG_MAX]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {blockStatusName, Disk, sectorLength, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk, {queueSize: await driver.transport.queueSizeMax(0)})
  const announced = await disk.device.config('seg_max')
  const segments = Math.min(announced, disk.device.queue().size - 2)
  exercised(segments > 0, `seg_max is ${announced}`)
  const cut = Array.from({length: segments}, () => sectorLength)
  const answer = await disk.request({
    type: VIRTIO_BLK_T_IN,
    sector: 0n,
    receive: segments * sectorLength,
    writableCut: cut,
  })
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the read is answered with VIRTIO_BLK_S_OK')
  for (let sector = 0; sector < segments; sector++)
    assert.deepEqual(
      answer.data.slice(sector * sectorLength, (sector + 1) * sectorLength),
      await disk.read({sector: BigInt(sector)}),
      `sector ${sector}`,
    )
  return `seg_max is ${announced}, a read in ${segments} descriptors gave what single reads give`
})
