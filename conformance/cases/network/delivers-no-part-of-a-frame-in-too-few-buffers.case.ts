/* avps case
requirement: AVPS-NET-019@1
title: delivers no part of a frame for which there are too few buffers
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
  await nic.postReceive({count: 2, length: 212})
  await host.sendFrame(ethernetFrame({payload: pattern(1200, 1)}))
  await driver.transport.quiet()
  assert.equal((await nic.received(50))?.frame.length, undefined, 'nothing of the long frame is delivered')
  return 'of a frame of 1,214 bytes for 424 bytes of buffers nothing was delivered'
})
