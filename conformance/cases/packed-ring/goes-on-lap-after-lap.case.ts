/* avps case
requirement: AVPS-PKD-002@1
title: continues lap after lap of the ring
accept: [VIRTIO_F_RING_PACKED]
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 7})
  for (let turn = 0; turn < 60; turn++) await device.exercise.run()
  return '60 requests through a ring of 7 were served'
})
