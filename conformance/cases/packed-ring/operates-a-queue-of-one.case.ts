/* avps case
requirement: AVPS-PKD-001@1
title: operates a queue of one entry
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 1})
  for (let turn = 0; turn < 6; turn++) await device.exercise.run({indirect: true})
})
