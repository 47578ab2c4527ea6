/* avps case
requirement: AVPS-BLK-018@1
title: reports a flush that could not bring data to stable storage
device: block
accept: [VIRTIO_BLK_F_FLUSH]
uses: [stable-storage, storage-fault]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {blockStatusName, Disk, VIRTIO_BLK_T_FLUSH} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  await host.failStorage(['flush'])
  await disk.write({sector: 8n, data: pattern(512, 1)})

  const answer = await disk.request({type: VIRTIO_BLK_T_FLUSH})

  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_IOERR', 'the flush is answered with VIRTIO_BLK_S_IOERR')
  return 'the flush was answered with VIRTIO_BLK_S_IOERR'
})
