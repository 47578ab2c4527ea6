/* avps case
requirement: AVPS-NET-026@1
title: delivers frames of the chosen VLANs alone
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX, VIRTIO_NET_F_CTRL_VLAN]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_VQ)
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
  VIRTIO_NET_CTRL_VLAN_DEL,
  VIRTIO_NET_OK,
  vlanFrame,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  const [chosen, ...others] = [5, 6, 0x105, 0x805].map((id) => vlanFrame(id, ethernetFrame()))
  assert.equal(await nic.control(VIRTIO_NET_CTRL_VLAN, VIRTIO_NET_CTRL_VLAN_ADD, littleEndian(2, 5)), VIRTIO_NET_OK)
  for (const other of others) await host.sendFrame(other)
  await driver.transport.quiet()
  await host.sendFrame(chosen!)
  assert.deepEqual((await nic.receive()).frame, chosen, 'VLAN 5 is delivered, others are not')
  assert.equal(await nic.control(VIRTIO_NET_CTRL_VLAN, VIRTIO_NET_CTRL_VLAN_DEL, littleEndian(2, 5)), VIRTIO_NET_OK)
  await host.sendFrame(chosen!)
  await driver.transport.quiet()
  assert.equal((await nic.received(50))?.frame.length, undefined, 'VLAN 5 is not delivered any more')
  return 'VLAN 5 was delivered while it was chosen, VLANs 6, 0x105 and 0x805 were not'
})
