/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after DEVICE_NEEDS_RESET
uses: [device-failure]
*/
import {defineCase} from '#conformance/case'
import {DEVICE_NEEDS_RESET} from '#conformance/driver/status'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  await device.exercise.run()
  await host.breakDevice()
  await driver.transport.shows(DEVICE_NEEDS_RESET)
  await driver.recover()
})
