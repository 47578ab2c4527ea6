/* avps case
requirement: AVPS-BLK-013@1
title: changes no sector of a read-only disk on a write
device: block
accept: [VIRTIO_BLK_F_RO]
uses: [stable-storage]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  const before = await disk.read({sector: 16n})
  await disk.request({type: VIRTIO_BLK_T_OUT, sector: 16n, send: pattern(512, 3)})
  await driver.transport.quiet()
  assert.deepEqual(await disk.read({sector: 16n}), before, 'a read returns what it did before')
  assert.deepEqual(host.stableStorage().read(16n, 512), before, 'the storage holds what it did before')
  return 'sector 16 reads and is stored as before the write'
})
