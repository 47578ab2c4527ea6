/* avps case
requirement: AVPS-BLK-025@1
title: reads zeros from a range that was cleared with unmap
device: block
accept: [VIRTIO_BLK_F_WRITE_ZEROES]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 300n, data: pattern(24 * sectorLength)})

  await disk.writeZeroes({sector: 308n, sectors: 8, flags: 1})

  const read = await disk.read({sector: 300n, sectors: 24})
  const expected = pattern(24 * sectorLength).fill(0, 8 * 512, 16 * 512)
  assert.deepEqual(read, expected, 'eight sectors are zeros, their neighbours what they were')
  return '8 of 24 sectors read as zeros, the others as written'
})
