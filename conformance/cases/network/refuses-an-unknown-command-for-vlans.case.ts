/* avps case
requirement: AVPS-NET-027@1
title: refuses an unknown command of the class for VLANs
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_VLAN]
when: feature(VIRTIO_NET_F_CTRL_VLAN)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {littleEndian} from '#conformance/driver/core/memory'
import {Nic, VIRTIO_NET_CTRL_VLAN, VIRTIO_NET_ERR} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  for (const command of [2, 9, 255])
    assert.equal(
      await nic.control(VIRTIO_NET_CTRL_VLAN, command, littleEndian(2, 5)),
      VIRTIO_NET_ERR,
      `command ${command}`,
    )
  return 'commands 2, 9 and 255 were answered with VIRTIO_NET_ERR'
})
