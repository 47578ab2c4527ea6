/* avps case
requirement: AVPS-NET-002@1
title: offers to filter VLANs
device: network
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.ok(offered & driver.feature('VIRTIO_NET_F_CTRL_VLAN'), 'the device offers VIRTIO_NET_F_CTRL_VLAN')
  return `the offer is 0x${offered.toString(16)}`
})
