/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after DEVICE_NEEDS_RESET
uses: [device-failure]
*/
import {defineCase, exercised} from '#conformance/case'
import {DEVICE_NEEDS_RESET} from '#conformance/driver/core/status'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  await device.exercise.run()
  await host.breakDevice()
  exercised(await driver.transport.shows(DEVICE_NEEDS_RESET), 'DEVICE_NEEDS_RESET was not set')
  return driver.recover()
})
