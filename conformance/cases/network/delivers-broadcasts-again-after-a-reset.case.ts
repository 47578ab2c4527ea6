/* avps case
requirement: AVPS-NET-023@1
title: delivers broadcasts after a reset that were suppressed before it
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX, VIRTIO_NET_F_CTRL_RX_EXTRA]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX) and feature(VIRTIO_NET_F_CTRL_RX_EXTRA)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {
  ethernetFrame,
  Nic,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_NOBCAST,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const former = await driver.open(Nic)
  for (const [mode, value] of [
    [VIRTIO_NET_CTRL_RX_PROMISC, 0],
    [VIRTIO_NET_CTRL_RX_NOBCAST, 1],
  ] as const)
    assert.equal(await former.control(VIRTIO_NET_CTRL_RX, mode, Uint8Array.of(value)), VIRTIO_NET_OK)

  const nic = await driver.open(Nic)
  await nic.postReceive()
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  const frame = ethernetFrame()
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a broadcast')
  return 'a broadcast was delivered after the reset'
})
