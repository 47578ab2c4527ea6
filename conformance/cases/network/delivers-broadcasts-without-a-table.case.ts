/* avps case
requirement: AVPS-NET-023@1
title: delivers broadcasts while its table holds no group
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  ethernetFrame,
  macTable,
  Nic,
  VIRTIO_NET_CTRL_MAC,
  VIRTIO_NET_CTRL_MAC_TABLE_SET,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive()
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  const empty = macTable([], [])
  assert.equal(await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, empty), VIRTIO_NET_OK, 'the table')
  const frame = ethernetFrame()
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a broadcast')
  return 'a broadcast was delivered with an empty table'
})
