/* avps case
requirement: AVPS-SPL-008@2
title: writes to no buffer of before a reset whose queue is not set up again
device: block
accept: [VIRTIO_BLK_F_MQ]
uses: [held-requests]
when: feature(VIRTIO_BLK_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {Disk, VIRTIO_BLK_T_IN} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const former = await driver.open(Disk)
  exercised(former.device.queues.length > 1, 'the disk has one queue')
  const old = former.device.queue(1)
  await host.holdRequests()
  const request = await former.submit({type: VIRTIO_BLK_T_IN, sector: 1n, receive: 512, queue: 1})
  await driver.transport.quiet()
  exercised(old.takeUsed() === undefined, 'the request was answered before it could be held')

  await driver.transport.reset()
  const memory = () => [old.deviceArea.read(), request.writable.read()]
  const before = memory()
  const disk = await driver.open(Disk, {queues: [0]})
  await host.releaseRequests()
  await driver.transport.quiet()
  await disk.read({sector: 1n})

  assert.deepEqual(memory(), before, 'the used ring and the buffer of before the reset')
  return 'a request of queue 1 was held over a reset and released, and its used ring and buffer stayed as they were'
})
