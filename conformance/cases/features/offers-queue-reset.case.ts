/* avps case
requirement: AVPS-FEA-003@1
title: offers to reset queues one by one
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {feature} from '#conformance/driver/core/features'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.ok(offered & feature('VIRTIO_F_RING_RESET'), 'the device offers VIRTIO_F_RING_RESET')
  return `the offer is 0x${offered.toString(16)}`
})
