/* avps case
requirement: AVPS-BLK-008@1
title: reads the last of several writes to a sector
device: block
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  for (const seed of [1, 2, 3]) await disk.write({sector: 100n, data: pattern(512, seed)})
  assert.deepEqual(await disk.read({sector: 100n}), pattern(512, 3), 'the read returns the third write')
  return 'sector 100 reads as the last of three writes'
})
