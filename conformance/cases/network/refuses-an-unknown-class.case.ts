/* avps case
requirement: AVPS-NET-027@1
title: refuses commands of an unknown class or kind
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
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_ERR,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  for (const [command, subcommand, data] of [
    [200, 0, Uint8Array.of(1)],
    [VIRTIO_NET_CTRL_RX, 77, Uint8Array.of(1)],
    [VIRTIO_NET_CTRL_MAC, 9, Uint8Array.of(1)],
    [VIRTIO_NET_CTRL_MAC, 9, macTable([], [])],
  ] as const)
    assert.equal(
      await nic.control(command, subcommand, data),
      VIRTIO_NET_ERR,
      `class ${command}, command ${subcommand}, ${data.length} bytes of data`,
    )
  return 'four unknown commands were answered with VIRTIO_NET_ERR'
})
