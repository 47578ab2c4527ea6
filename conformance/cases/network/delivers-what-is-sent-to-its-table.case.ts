/* avps case
requirement: AVPS-NET-023@1
title: delivers frames to the addresses of its table
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_VQ) and feature(VIRTIO_NET_F_CTRL_RX)
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
  await nic.postReceive({count: 8})
  const stations = [Uint8Array.of(0x02, 0xaa, 0, 0, 0, 1), Uint8Array.of(0x02, 0xaa, 0, 0, 0, 2)]
  const groups = [Uint8Array.of(0x01, 0x00, 0x5e, 0, 0, 1)]
  const table = macTable(stations, groups)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, table), VIRTIO_NET_OK, 'the table')
  for (const destination of [...stations, ...groups]) {
    const frame = ethernetFrame({destination})
    await host.sendFrame(frame)
    assert.deepEqual((await nic.receive()).frame, frame, `a frame to ${Buffer.from(destination).toString('hex')}`)
  }
  return 'frames to two stations and a group of the table were delivered'
})
