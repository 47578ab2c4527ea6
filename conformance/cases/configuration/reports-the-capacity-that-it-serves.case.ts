/* avps case
requirement: AVPS-CFG-001@1
title: returns the capacity that it serves
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {blockStatusName, Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const capacity = await disk.capacity()
  await disk.read({sector: capacity - 1n})
  const beyond = await disk.request({type: VIRTIO_BLK_T_IN, sector: capacity, receive: 512})
  assert.equal(blockStatusName(beyond.status), 'VIRTIO_BLK_S_IOERR', 'the sector after the last one is not there')
  return `capacity is ${capacity} sectors: the last is read, the one after it refused`
})
