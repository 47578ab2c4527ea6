/* avps case
requirement: AVPS-BLK-031@1
title: leaves nothing of erased sectors on the storage
device: block
accept: [VIRTIO_BLK_F_FLUSH, VIRTIO_BLK_F_SECURE_ERASE]
uses: [stable-storage]
when: feature(VIRTIO_BLK_F_FLUSH) and not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, sectorLength} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  const secret = pattern(8 * sectorLength, 0x77)
  await disk.write({sector: 500n, data: secret})
  await disk.flush()

  await disk.secureErase({sector: 500n, sectors: 8})

  assert.notDeepEqual(host.stableStorage().read(500n, secret.length), secret, 'the storage does not hold the secret')
  assert.notDeepEqual(await disk.read({sector: 500n, sectors: 8}), secret, 'a read does not return the secret')
  return '8 erased sectors hold other bytes, on the storage and when read'
})
