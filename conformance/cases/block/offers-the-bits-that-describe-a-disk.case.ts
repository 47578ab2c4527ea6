/* avps case
requirement: AVPS-BLK-001@1
title: offers the bits that describe a disk
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  for (const name of ['VIRTIO_BLK_F_SEG_MAX', 'VIRTIO_BLK_F_BLK_SIZE'] as const)
    assert.ok(offered & driver.feature(name), `the device offers ${name}`)
  return `the offer is 0x${offered.toString(16)}`
})
