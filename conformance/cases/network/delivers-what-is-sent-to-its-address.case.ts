/* avps case
requirement: AVPS-NET-023@1
title: delivers frames to its own address and to all
device: network
accept: [VIRTIO_NET_F_MAC]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MAC)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {broadcast, ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  for (const destination of [await nic.mac(), broadcast]) {
    const frame = ethernetFrame({destination})
    await host.sendFrame(frame)
    assert.deepEqual((await nic.receive()).frame, frame, `a frame to ${Buffer.from(destination).toString('hex')}`)
  }
  return 'a frame to its address and a broadcast were delivered'
})
