/* avps case
requirement: AVPS-NET-027@1
title: refuses a VLAN id above 4095
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_VLAN]
when: feature(VIRTIO_NET_F_CTRL_VLAN)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {littleEndian} from '#conformance/driver/core/memory'
import {
  Nic,
  VIRTIO_NET_CTRL_VLAN,
  VIRTIO_NET_CTRL_VLAN_ADD,
  VIRTIO_NET_CTRL_VLAN_DEL,
  VIRTIO_NET_ERR,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  for (const command of [VIRTIO_NET_CTRL_VLAN_ADD, VIRTIO_NET_CTRL_VLAN_DEL])
    assert.equal(await nic.control(VIRTIO_NET_CTRL_VLAN, command, littleEndian(2, 4096)), VIRTIO_NET_ERR, 'VLAN 4096')
  return 'adding and removing VLAN 4096 were answered with VIRTIO_NET_ERR'
})
