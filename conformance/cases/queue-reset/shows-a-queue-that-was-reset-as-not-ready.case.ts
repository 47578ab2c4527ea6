/* avps case
requirement: AVPS-QRS-002@1
title: shows a queue that was reset as not ready
accept: [VIRTIO_F_RING_RESET]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {index} = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.resetQueue(index)
  assert.equal(await driver.transport.queueReady(index), 0, 'QueueReady after the reset of the queue')
  return 'QueueReady read 0 after the reset of the queue'
})
