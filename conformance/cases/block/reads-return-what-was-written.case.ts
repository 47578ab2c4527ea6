/* avps case
requirement: AVPS-BLK-008@1
title: answers a read with the data of the last completed write
device: block
accept: []
uses: []
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 8n, data: pattern(1024, 1)})
  await disk.write({sector: 9n, data: pattern(512, 2)})

  assert.deepEqual(await disk.read({sector: 8n}), pattern(512, 1), 'sector 8 holds the first write')
  assert.deepEqual(await disk.read({sector: 9n}), pattern(512, 2), 'sector 9 holds the second write')
  return 'sectors 8 and 9 read as written last'
})
