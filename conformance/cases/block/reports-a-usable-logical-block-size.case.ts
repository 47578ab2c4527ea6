/* avps case
requirement: AVPS-BLK-006@1
title: reports a power of two from 512 to 4096 as logical block size
device: block
accept: [VIRTIO_BLK_F_BLK_SIZE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const size = await disk.device.config('blk_size')
  assert.ok([512, 1024, 2048, 4096].includes(size), `blk_size is a power of two from 512 to 4096, not ${size}`)
  return `blk_size is ${size}`
})
