/* avps case
requirement: AVPS-BLK-003@1
title: offers the shape of its medium
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.ok(offered & driver.feature('VIRTIO_BLK_F_TOPOLOGY'), 'the device offers VIRTIO_BLK_F_TOPOLOGY')
  return `the offer is 0x${offered.toString(16)}`
})
