/* avps case
requirement: AVPS-BLK-019@1
title: writes through while `writeback` is 0
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
  await disk.device.writeConfig('writeback', 0)

  await disk.write({sector: 80n, data: pattern(512, 5)})

  assert.deepEqual(host.stableStorage().read(80n, 512), pattern(512, 5), 'the completed write is stable')
  return 'sector 80 was on stable storage when the write completed'
})
