/* avps case
requirement: AVPS-FEA-008@1
title: accepts the whole offer
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  await driver.device({acceptExactly: offered, upTo: 'features-ok'})
  return `FEATURES_OK stayed set with all bits of the offer 0x${offered.toString(16)}`
})
