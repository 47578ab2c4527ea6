/* avps case
requirement: AVPS-BLK-020@1
title: keeps the mode that the driver chose when it writes a value without a meaning
device: block
accept: [VIRTIO_BLK_F_CONFIG_WCE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  for (const mode of [0, 1]) {
    await disk.device.writeConfig('writeback', mode)
    await disk.device.writeConfig('writeback', 2)
    assert.equal(await disk.device.config('writeback'), mode, `writeback reads ${mode}, the last value of 0 or 1`)
  }
  return 'writeback kept 0 and 1 after 2 was written'
})
