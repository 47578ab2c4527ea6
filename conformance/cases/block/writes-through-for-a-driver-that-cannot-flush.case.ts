/* avps case
requirement: AVPS-BLK-019@1
title: writes through for a driver that has declined flush and write-back control
device: block
accept: []
uses: [stable-storage]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)

  await disk.write({sector: 88n, data: pattern(512, 6)})

  assert.deepEqual(host.stableStorage().read(88n, 512), pattern(512, 6), 'the completed write is stable')
  return 'sector 88 was on stable storage when the write completed'
})
