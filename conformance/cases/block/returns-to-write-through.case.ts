/* avps case
requirement: AVPS-BLK-019@1
title: writes through again after write-back was on
device: block
accept: [VIRTIO_BLK_F_FLUSH, VIRTIO_BLK_F_CONFIG_WCE]
uses: [stable-storage]
when: feature(VIRTIO_BLK_F_CONFIG_WCE) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  await disk.device.writeConfig('writeback', 1)
  await disk.write({sector: 96n, data: pattern(512, 7)})
  await disk.device.writeConfig('writeback', 0)

  await disk.write({sector: 104n, data: pattern(512, 8)})

  assert.deepEqual(host.stableStorage().read(104n, 512), pattern(512, 8), 'the write after the change is stable')
  return 'the write after the change was on stable storage when it completed'
})
