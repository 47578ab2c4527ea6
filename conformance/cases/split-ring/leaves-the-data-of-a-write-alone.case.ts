/* avps case
requirement: AVPS-SPL-008@2
title: does not change the data of a write in guest memory
device: block
accept: []
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk, VIRTIO_BLK_T_OUT} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const request = disk.add({type: VIRTIO_BLK_T_OUT, sector: 24n, send: pattern(4096, 3)})
  const queue = disk.device.split(0)
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  await request.answered()
  await driver.transport.quiet()

  const changes = before.changes(queue.deviceArea, request.writable)
  assert.equal(describeChanges(changes), 'nothing', 'what the device changed beside the status')
  return 'a write of 4,096 bytes was answered, and only the used ring and the status changed'
})
