/* avps case
requirement: AVPS-BLK-030@1
title: offers secure erase
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.ok(offered & driver.feature('VIRTIO_BLK_F_SECURE_ERASE'), 'the device offers VIRTIO_BLK_F_SECURE_ERASE')
  return `the offer is 0x${offered.toString(16)}`
})
