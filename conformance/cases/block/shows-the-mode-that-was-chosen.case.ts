/* avps case
requirement: AVPS-BLK-020@1
title: shows the write-back mode that the driver chose
device: block
accept: [VIRTIO_BLK_F_CONFIG_WCE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  for (const mode of [0, 1, 0, 0, 1]) {
    await disk.device.writeConfig('writeback', mode)
    assert.equal(await disk.device.config('writeback'), mode, `writeback reads ${mode} after ${mode} was written`)
  }
  return 'writeback read 0, 1, 0, 0 and 1 as written'
})
