/* avps case
requirement: AVPS-BLK-002@1
title: offers the bits for writing with care
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  for (const name of [
    'VIRTIO_BLK_F_FLUSH',
    'VIRTIO_BLK_F_CONFIG_WCE',
    'VIRTIO_BLK_F_DISCARD',
    'VIRTIO_BLK_F_WRITE_ZEROES',
  ] as const)
    assert.ok(offered & driver.feature(name), `the device offers ${name}`)
  return `the offer is 0x${offered.toString(16)}`
})
