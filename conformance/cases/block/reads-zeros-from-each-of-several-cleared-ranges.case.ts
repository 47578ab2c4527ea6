/* avps case
requirement: AVPS-BLK-025@1
title: reads zeros from each of several ranges of one request
device: block
accept: [VIRTIO_BLK_F_WRITE_ZEROES]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {filled, pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const segments = Math.min(await disk.device.config('max_write_zeroes_seg'), 4)
  exercised(segments > 0, 'max_write_zeroes_seg is 0')
  await disk.write({sector: 400n, data: pattern(64 * sectorLength)})

  const ranges = Array.from({length: segments}, (_, index) => ({sector: 400n + BigInt(16 * index), sectors: 8}))
  await disk.writeZeroes(...ranges)

  for (const {sector} of ranges)
    assert.deepEqual(
      await disk.read({sector, sectors: 8}),
      filled(4096, 0),
      `the range at sector ${sector} reads as zeros`,
    )
  return `${ranges.length} ranges in one request read as zeros`
})
