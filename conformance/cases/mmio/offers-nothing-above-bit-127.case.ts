/* avps case
requirement: AVPS-MMIO-003@1
title: offers no bit above 127
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  for (const word of [4, 5, 6, 7, 8, 32, 0x100, 0x8000_0000, 0x8000_0001, 0xffff_ffff]) {
    const bits = await driver.transport.deviceFeaturesWord(word)
    assert.equal(bits, 0, `DeviceFeatures is 0 while DeviceFeaturesSel holds ${word}`)
  }
  return 'DeviceFeatures read 0 for 10 selectors from 4 to 0xffffffff'
})
