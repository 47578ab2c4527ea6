/* avps case
requirement: AVPS-BLK-011@1
title: answers a request of an unknown type with VIRTIO_BLK_S_UNSUPP
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  for (const type of [0x7fff_0000, 0xffff_ffff, 0x0000_0107]) {
    const answer = await disk.request({type, receive: 512})
    assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_UNSUPP', `type 0x${type.toString(16)} is unsupported`)
  }
  return 'types 0x7fff0000, 0xffffffff and 0x107 were answered with VIRTIO_BLK_S_UNSUPP'
})
