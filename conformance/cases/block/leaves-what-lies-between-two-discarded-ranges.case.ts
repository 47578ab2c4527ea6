/* avps case
requirement: AVPS-BLK-024@1
title: leaves what lies between two discarded ranges
device: block
accept: [VIRTIO_BLK_F_DISCARD]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 240n, data: pattern(24 * sectorLength)})
  if ((await disk.device.config('max_discard_seg')) > 1)
    await disk.discard({sector: 240n, sectors: 8}, {sector: 256n, sectors: 8})
  else {
    await disk.discard({sector: 240n, sectors: 8})
    await disk.discard({sector: 256n, sectors: 8})
  }
  const between = pattern(24 * sectorLength).slice(8 * 512, 16 * 512)
  assert.deepEqual(await disk.read({sector: 248n, sectors: 8}), between, 'the sectors between the ranges')
  return '8 sectors between two discarded ranges read as written'
})
