/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after it refused a bit above 127
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'
import {ACKNOWLEDGE, DRIVER, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'features'})
  await driver.transport.write(register.DriverFeaturesSel, 4)
  await driver.transport.write(register.DriverFeatures, 1 << 7)
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
  return driver.recover()
})
