/* avps case
requirement: AVPS-NET-001@1
title: offers the bits that an image counts on
device: network
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const names = [
    'VIRTIO_NET_F_MTU',
    'VIRTIO_NET_F_MAC',
    'VIRTIO_NET_F_MRG_RXBUF',
    'VIRTIO_NET_F_STATUS',
    'VIRTIO_NET_F_CTRL_VQ',
    'VIRTIO_NET_F_CTRL_RX',
  ] as const
  assert.deepEqual(
    names.filter((name) => !(offered & driver.feature(name))),
    [],
    'no bit of the table is missing',
  )
  return `the offer is 0x${offered.toString(16)}`
})
