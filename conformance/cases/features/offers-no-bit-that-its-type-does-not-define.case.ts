/* avps case
requirement: AVPS-FEA-012@1
title: offers no bit that its device type does not define
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {featuresOf} from '#conformance/driver/core/features'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const defined = new Set(featuresOf(driver.type.features).map(([, number]) => number))
  const ofType = Array.from({length: 128}, (_, bit) => bit).filter((bit) => bit <= 23 || bit === 42 || bit >= 50)
  const found = ofType.filter((bit) => !defined.has(bit) && (offered >> BigInt(bit)) & 1n)
  assert.deepEqual(found, [], 'every offered bit is one that VIRTIO defines for the device type')
  return `the offer is 0x${offered.toString(16)}`
})
