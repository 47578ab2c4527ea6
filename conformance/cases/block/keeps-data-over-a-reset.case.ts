/* avps case
requirement: AVPS-BLK-008@1
title: keeps data over a reset of the device
device: block
accept: [VIRTIO_BLK_F_FLUSH]
when: feature(VIRTIO_BLK_F_FLUSH)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 30n, data: pattern(512, 4)})
  await disk.flush()
  const again = await driver.open(Disk)
  assert.deepEqual(await again.read({sector: 30n}), pattern(512, 4), 'the data is there after the reset')
  return 'sector 30 reads as written before the reset'
})
