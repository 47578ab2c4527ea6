/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after it refused FEATURES_OK
*/
import {defineCase} from '#conformance/case'
import {ACKNOWLEDGE, DRIVER, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  await driver.device({upTo: 'features', acceptExactly: (1n << 128n) - 1n - offered})
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
  return driver.recover()
})
