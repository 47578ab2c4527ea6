/* avps case
requirement: AVPS-FEA-001@1
title: offers the common set
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  for (const name of ['VIRTIO_F_INDIRECT_DESC', 'VIRTIO_F_EVENT_IDX', 'VIRTIO_F_VERSION_1'] as const)
    assert.ok(offered & driver.feature(name), `the device offers ${name}`)
  return `the offer is 0x${offered.toString(16)}`
})
