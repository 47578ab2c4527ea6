/* avps case
requirement: AVPS-NET-027@1
title: refuses commands whose data is too short
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
when: feature(VIRTIO_NET_F_CTRL_RX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  macTable,
  Nic,
  VIRTIO_NET_CTRL_MAC,
  VIRTIO_NET_CTRL_MAC_TABLE_SET,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_ERR,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const station = Uint8Array.of(2, 0, 0, 0, 0, 1)
  const lie = macTable([station], []).fill(9, 0, 1)
  const [none, short] = [new Uint8Array(0), macTable([station], [station])]
  assert.equal(
    await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, none),
    VIRTIO_NET_ERR,
    'no value for a mode',
  )
  assert.equal(
    await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, lie),
    VIRTIO_NET_ERR,
    'a table of nine',
  )
  assert.equal(
    await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, short.subarray(0, -3)),
    VIRTIO_NET_ERR,
    'a table whose last address is cut short',
  )
  return 'a mode without a value and two tables that are too short were answered with VIRTIO_NET_ERR'
})
