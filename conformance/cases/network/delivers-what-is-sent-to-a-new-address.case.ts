/* avps case
requirement: AVPS-NET-023@1
title: delivers frames to the address that the driver gave it
device: network
accept: [VIRTIO_NET_F_MAC, VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX, VIRTIO_NET_F_CTRL_MAC_ADDR]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX) and feature(VIRTIO_NET_F_CTRL_MAC_ADDR)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  ethernetFrame,
  Nic,
  VIRTIO_NET_CTRL_MAC,
  VIRTIO_NET_CTRL_MAC_ADDR_SET,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive()
  const address = Uint8Array.of(0x02, 0x11, 0x22, 0x33, 0x44, 0x56)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  assert.equal(
    await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_ADDR_SET, address),
    VIRTIO_NET_OK,
    'the change',
  )
  assert.deepEqual(await nic.mac(), address, 'the address in mac')
  const frame = ethernetFrame({destination: address})
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a frame to the new address')
  return 'a frame to the address that was set was delivered'
})
