/* avps case
requirement: AVPS-FEA-008@1
title: accepts the whole offer
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  await driver.device({acceptExactly: offered, upTo: 'features-ok'})
})
