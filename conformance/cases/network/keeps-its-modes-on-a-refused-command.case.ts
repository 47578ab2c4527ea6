/* avps case
requirement: AVPS-NET-028@1
title: keeps its modes of receiving on a refused command
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  ethernetFrame,
  Nic,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_ALLMULTI,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_ERR,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive()
  for (const [mode, value] of [
    [VIRTIO_NET_CTRL_RX_PROMISC, 0],
    [VIRTIO_NET_CTRL_RX_ALLMULTI, 1],
  ] as const)
    assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, mode, Uint8Array.of(value)), VIRTIO_NET_OK)
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_ALLMULTI, new Uint8Array(0)), VIRTIO_NET_ERR)
  const frame = ethernetFrame({destination: Uint8Array.of(0x01, 0x00, 0x5e, 1, 2, 4)})
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a frame to a group, with all-multicast receive on')
  return 'a command without a value was refused, and a frame to a group was delivered after it'
})
