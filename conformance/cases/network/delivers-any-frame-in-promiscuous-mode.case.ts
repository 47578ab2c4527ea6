/* avps case
requirement: AVPS-NET-024@1
title: delivers any frame in promiscuous mode
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_VQ)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
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

  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(1)), VIRTIO_NET_OK)
  const frame = ethernetFrame({destination: Uint8Array.of(0x02, 0xbb, 0, 0, 0, 9)})
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'the frame is delivered')
  return 'a frame to another station was delivered'
})
