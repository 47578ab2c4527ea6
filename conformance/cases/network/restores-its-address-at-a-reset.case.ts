/* avps case
requirement: AVPS-NET-007@1
title: presents after a reset the address that it had before the driver changed it
device: network
accept: [VIRTIO_NET_F_MAC, VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_MAC_ADDR]
when: feature(VIRTIO_NET_F_CTRL_VQ) and feature(VIRTIO_NET_F_CTRL_MAC_ADDR)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  Nic,
  VIRTIO_NET_CTRL_MAC,
  VIRTIO_NET_CTRL_MAC_ADDR_SET,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const before = await nic.mac()
  const other = Uint8Array.of(0x02, 0x11, 0x22, 0x33, 0x44, 0x55)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_ADDR_SET, other), VIRTIO_NET_OK, 'the change')
  assert.deepEqual(await (await driver.open(Nic)).mac(), before, 'the address after the reset')
  return `mac is ${Buffer.from(before).toString('hex')} again after it was changed and the device reset`
})
