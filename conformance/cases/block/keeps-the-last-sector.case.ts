/* avps case
requirement: AVPS-BLK-008@1
title: keeps the data of the last sector
device: block
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const last = (await disk.capacity()) - 1n
  await disk.write({sector: last, data: pattern(512, 9)})
  assert.deepEqual(await disk.read({sector: last}), pattern(512, 9), 'the last sector is part of the disk')
  return `sector ${last}, the last one, reads as written`
})
