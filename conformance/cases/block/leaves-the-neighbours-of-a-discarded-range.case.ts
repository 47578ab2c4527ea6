/* avps case
requirement: AVPS-BLK-024@1
title: leaves the neighbours of a discarded range as they were
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
  await disk.write({sector: 200n, data: pattern(32 * sectorLength)})

  await disk.discard({sector: 209n, sectors: 13})

  const expected = pattern(32 * sectorLength)
  assert.deepEqual(await disk.read({sector: 200n, sectors: 9}), expected.slice(0, 9 * 512), 'the sectors before')
  assert.deepEqual(await disk.read({sector: 222n, sectors: 10}), expected.slice(22 * 512), 'the sectors after')
  return '9 sectors before and 10 after the 13 discarded ones read as written'
})
