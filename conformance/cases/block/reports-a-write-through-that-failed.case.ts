/* avps case
requirement: AVPS-BLK-019@1
title: answers no write with OK in write-through mode whose data is not stable
device: block
accept: [VIRTIO_BLK_F_FLUSH, VIRTIO_BLK_F_CONFIG_WCE]
uses: [stable-storage, storage-fault]
when: feature(VIRTIO_BLK_F_CONFIG_WCE) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, VIRTIO_BLK_S_OK, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  await disk.device.writeConfig('writeback', 0)
  await host.failStorage(['flush'])

  const data = pattern(512, Number(await disk.capacity()) % 251)
  const {status} = await disk.request({type: VIRTIO_BLK_T_OUT, sector: 88n, send: data})
  if (status === VIRTIO_BLK_S_OK)
    assert.deepEqual(
      host.stableStorage().read(88n, 512),
      data,
      'a write that is answered with VIRTIO_BLK_S_OK is stable',
    )
  return `the write was answered with ${blockStatusName(status)}`
})
