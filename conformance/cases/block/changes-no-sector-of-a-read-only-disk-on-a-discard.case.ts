/* avps case
requirement: AVPS-BLK-013@1
title: changes no sector of a read-only disk on a discard request
device: block
accept: [VIRTIO_BLK_F_RO]
uses: [stable-storage]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk, VIRTIO_BLK_T_DISCARD} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  const before = await disk.read({sector: 16n, sectors: 8})
  await disk.ranges(VIRTIO_BLK_T_DISCARD, [{sector: 16n, sectors: 8}])
  await driver.transport.quiet()
  assert.deepEqual(await disk.read({sector: 16n, sectors: 8}), before, 'a read returns what it did before')
  assert.deepEqual(host.stableStorage().read(16n, 4096), before, 'the storage holds what it did before')
  return '8 sectors read and are stored as before the discard'
})
