/* avps case
requirement: AVPS-SPL-002@1
title: processes a request whose data and status share a descriptor
device: block
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const answer = await disk.request({type: VIRTIO_BLK_T_IN, sector: 1n, receive: 512, writableCut: [513]})
  assert.equal(blockStatusName(answer.status), 'VIRTIO_BLK_S_OK', 'the read is answered with VIRTIO_BLK_S_OK')
  assert.deepEqual(answer.data, await disk.read({sector: 1n}), 'the data is that of an ordinary read')
  return 'data and status in one descriptor of 513 bytes, the data equal to an ordinary read'
})
