/* avps case
requirement: AVPS-NET-025@1
title: delivers no frame for another station
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_VQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {
  ethernetFrame,
  Nic,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  await host.sendFrame(ethernetFrame({destination: Uint8Array.of(0x02, 0xcc, 0, 0, 0, 7)}))
  await driver.transport.quiet()
  assert.equal((await nic.received(50))?.frame.length, undefined, 'nothing is delivered')

  await host.sendFrame(ethernetFrame())
  exercised((await nic.received()) !== undefined, 'no frame is delivered at all')

  return 'a frame to another station was not delivered, and a broadcast after it was'
})
