/* avps case
requirement: AVPS-PKD-008@1
title: writes a used descriptor for each buffer of a frame
device: network
accept: [VIRTIO_F_RING_PACKED, VIRTIO_NET_F_MRG_RXBUF]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MRG_RXBUF)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const lines: string[] = []
  for (const [seed, length] of [1000, 60, 500].entries()) {
    await nic.postReceive({count: 10, length: 128})
    const frame = ethernetFrame({payload: pattern(length - 14, seed + 1)})
    await host.sendFrame(frame)
    const {frame: seen, header} = await nic.receive()
    lines.push(`${length} bytes in ${header.numBuffers} buffers`)
    assert.deepEqual(seen, frame, `a frame of ${length} bytes`)
  }
  return `${lines.join('; ')}`
})
