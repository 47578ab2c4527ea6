/* avps case
requirement: AVPS-QRS-009@1
title: returns no buffer of the former life of a queue
accept: [VIRTIO_F_RING_RESET]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let count = 0; count < 8; count++) queue.add(device.exercise.prepare().pieces)
  await queue.kick()

  await driver.transport.resetQueue(queue.index)
  const again = await device.setUpQueue(queue.index)
  const before = again.deviceArea.read()
  await driver.transport.quiet()
  assert.deepEqual(again.deviceArea.read(), before, 'the used ring of the new life is untouched')
  await device.exercise.run()
  return '8 buffers were with the queue before its reset, none came back in the new used ring, and a new request was served'
})
