/* avps case
requirement: AVPS-NET-022@1
title: operates its control queue at index 2 without several pairs
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
when: feature(VIRTIO_NET_F_CTRL_RX)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Nic, VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, VIRTIO_NET_OK} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const answer = await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(1))
  assert.equal(nic.device.queues.at(-1)!.index, 2)
  assert.equal(answer, VIRTIO_NET_OK, 'the answer on queue 2')
  return 'queue 2 answered VIRTIO_NET_OK'
})
