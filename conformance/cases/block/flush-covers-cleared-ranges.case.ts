/* avps case
requirement: AVPS-BLK-017@1
title: covers with a flush the ranges that were cleared
device: block
accept: [VIRTIO_BLK_F_FLUSH, VIRTIO_BLK_F_WRITE_ZEROES]
uses: [stable-storage]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {filled, pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 64n, data: pattern(8 * sectorLength)})
  await disk.flush()
  await disk.writeZeroes({sector: 64n, sectors: 8})

  await disk.flush()

  assert.deepEqual(host.stableStorage().read(64n, 4096), filled(4096, 0), 'the zeros are stable')
  return 'the zeros of 8 sectors were on stable storage when the flush completed'
})
