/* avps case
requirement: AVPS-PKD-013@1
title: gives a buffer that it did not fill a used descriptor of its own
device: network
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_IN_ORDER]
uses: [network-peer]
when: feature(VIRTIO_F_IN_ORDER)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, headerLength, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  const frames = [1, 2, 3, 4].map((seed) => ethernetFrame({payload: pattern(100 + seed, seed)}))
  for (const frame of frames) await host.sendFrame(frame)
  for (const [index, frame] of frames.entries()) {
    const {usedLengths} = await nic.receive()
    assert.deepEqual(
      usedLengths,
      [headerLength(nic.device) + frame.length],
      `used length of received frame ${index + 1}`,
    )
  }
  return `4 frames of ${frames.map((frame) => frame.length).join(', ')} bytes came back each with its own used length`
})
