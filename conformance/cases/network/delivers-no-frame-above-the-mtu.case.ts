/* avps case
requirement: AVPS-NET-020@1
title: delivers no frame above the MTU
device: network
accept: [VIRTIO_NET_F_MTU]
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const mtu = await nic.device.config('mtu')
  await nic.postReceive({length: mtu + 200})
  await host.sendFrame(ethernetFrame({payload: pattern(mtu + 5, 1)}))
  await driver.transport.quiet()
  assert.equal((await nic.received(50))?.frame.length, undefined, `no frame of ${mtu + 19} bytes is delivered`)

  await host.sendFrame(ethernetFrame())
  exercised((await nic.received()) !== undefined, 'no frame is delivered at all')

  return `a frame of ${mtu + 19} bytes was not delivered, and a broadcast after it was`
})
