/* avps case
requirement: AVPS-QRS-005@1
title: transmits while the receive queue is reset
device: network
accept: [VIRTIO_F_RING_RESET]
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.resetQueue(0)
  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  return '4 frames were transmitted after the reset of queue 0'
})
