/* avps case
requirement: AVPS-BLK-005@1
title: offers no zones
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.equal(offered & driver.feature('VIRTIO_BLK_F_ZONED'), 0n, 'the device does not offer VIRTIO_BLK_F_ZONED')
  return `the offer is 0x${offered.toString(16)}`
})
