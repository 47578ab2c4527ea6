/* avps case
requirement: AVPS-PKD-001@1
title: operates a queue of one entry
device: entropy
accept: [VIRTIO_F_RING_PACKED]
*/
import {defineCase} from '#conformance/case'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const source = await driver.open(Source, {queueSize: 1})
  for (let turn = 0; turn < 6; turn++) await source.fill(16)
  return '6 requests through a ring of one entry were answered'
})
