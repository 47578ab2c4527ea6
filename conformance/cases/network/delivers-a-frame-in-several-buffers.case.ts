/* avps case
requirement: AVPS-NET-015@1
title: delivers a long frame in several buffers
device: network
accept: [VIRTIO_NET_F_MRG_RXBUF]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MRG_RXBUF)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 32, length: 128})
  const lines: string[] = []
  for (const [seed, length] of [1514, 60, 300, 1000].entries()) {
    const frame = ethernetFrame({payload: pattern(length - 14, seed + 1)})
    await host.sendFrame(frame)
    const {frame: seen, header, usedLengths} = await nic.receive()
    lines.push(`${length} bytes in ${header.numBuffers} buffers`)
    assert.equal(usedLengths.length, header.numBuffers, 'as many buffers as num_buffers says')
    assert.deepEqual(seen, frame, `a frame of ${length} bytes`)
  }
  return `${lines.join('; ')}`
})
