/* avps case
requirement: AVPS-QRS-008@1
title: operates a queue again with new rings of a new size
accept: [VIRTIO_F_RING_RESET]
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {index} = device.queue(device.exercise.queue)
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()

  await driver.transport.resetQueue(index)
  await device.setUpQueue(index, 16)

  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return '3 requests before the reset of the queue and 3 through new rings of 16 entries were served'
})
