/* avps case
requirement: AVPS-NET-023@1
title: delivers broadcasts after a reset that were suppressed before it
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_RX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {feature} from '#conformance/driver/feature-bits'
import {
  ethernetFrame,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_NOBCAST,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/network'

export default defineCase(async ({driver, host, observe}) => {
  const accept = ['VIRTIO_NET_F_CTRL_VQ', 'VIRTIO_NET_F_CTRL_RX', 'VIRTIO_NET_F_CTRL_RX_EXTRA']
  if (((await driver.transport.deviceFeatures()) & feature('VIRTIO_NET_F_CTRL_RX_EXTRA')) === 0n) {
    observe('the device has no command that suppresses broadcasts')
    return
  }
  const former = await driver.network({accept})
  for (const [mode, value] of [
    [VIRTIO_NET_CTRL_RX_PROMISC, 0],
    [VIRTIO_NET_CTRL_RX_NOBCAST, 1],
  ] as const)
    assert.equal(await former.control(VIRTIO_NET_CTRL_RX, mode, Uint8Array.of(value)), VIRTIO_NET_OK)

  const nic = await driver.network()
  await nic.postReceive()
  assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  const frame = ethernetFrame()
  await host.sendFrame(frame)
  assert.deepEqual((await nic.receive()).frame, frame, 'a broadcast')
})
