/* avps case
requirement: AVPS-NET-023@1
title: delivers frames of a chosen VLAN whatever their priority
device: network
accept: [VIRTIO_NET_F_MAC, VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX, VIRTIO_NET_F_CTRL_VLAN]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX) and feature(VIRTIO_NET_F_CTRL_VLAN)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {littleEndian} from '#conformance/driver/core/memory'
import {
  ethernetFrame,
  Nic,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_CTRL_VLAN,
  VIRTIO_NET_CTRL_VLAN_ADD,
  VIRTIO_NET_OK,
  vlanFrame,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_VLAN, VIRTIO_NET_CTRL_VLAN_ADD, littleEndian(2, 0x105)), VIRTIO_NET_OK)
  for (const priority of [0, 1, 7]) {
    const frame = vlanFrame(0x105, ethernetFrame({destination: await nic.mac()}))
    frame[14] = frame[14]! | (priority << 5)
    await host.sendFrame(frame)
    assert.deepEqual((await nic.receive()).frame, frame, `a frame of priority ${priority}`)
  }
  return 'frames of VLAN 0x105 with priorities 0, 1 and 7 were delivered'
})
