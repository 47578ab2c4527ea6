/* avps case
requirement: AVPS-BLK-008@1
title: reads writes that overlap
device: block
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 40n, data: pattern(8 * sectorLength, 1)})
  await disk.write({sector: 42n, data: pattern(2 * sectorLength, 2)})

  const read = await disk.read({sector: 40n, sectors: 8})

  const expected = pattern(8 * sectorLength, 1)
  expected.set(pattern(2 * sectorLength, 2), 2 * sectorLength)
  assert.deepEqual(read, expected, 'two sectors of the later write lie in six of the earlier one')
  return '8 sectors read as two writes laid one over the other'
})
