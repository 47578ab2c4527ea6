/* avps case
requirement: AVPS-NET-028@1
title: delivers the same frames after a refused command
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
  VIRTIO_NET_ERR,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  const station = Uint8Array.of(0x02, 0xdd, 0, 0, 0, 3)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  assert.equal(
    await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, macTable([station], [])),
    VIRTIO_NET_OK,
  )
  const lie = macTable([Uint8Array.of(2, 0, 0, 0, 0, 1)], []).fill(9, 0, 1)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, lie), VIRTIO_NET_ERR)
  const frame = ethernetFrame({destination: station})
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a frame to the address of the accepted table')
  return 'a table whose count lies was refused, and a frame to the table before it was delivered'
})
