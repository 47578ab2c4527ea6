/* avps case
requirement: AVPS-NET-027@1
title: refuses no pair and more pairs than there are
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_MQ]
when: feature(VIRTIO_NET_F_MQ)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {littleEndian} from '#conformance/driver/core/memory'
import {
  Nic,
  VIRTIO_NET_CTRL_MQ,
  VIRTIO_NET_CTRL_MQ_VQ_PAIRS_SET,
  VIRTIO_NET_ERR,
} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const most = await nic.device.config('max_virtqueue_pairs')
  for (const pairs of [0, most + 1])
    assert.equal(
      await nic.control(VIRTIO_NET_CTRL_MQ, VIRTIO_NET_CTRL_MQ_VQ_PAIRS_SET, littleEndian(2, pairs)),
      VIRTIO_NET_ERR,
      `${pairs} pairs of at most ${most}`,
    )
  return `0 and ${most + 1} pairs of at most ${most} were answered with VIRTIO_NET_ERR`
})
