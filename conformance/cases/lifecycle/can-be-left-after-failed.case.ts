/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after the driver set FAILED
*/
import {defineCase} from '#conformance/case'
import {FAILED} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.addStatus(FAILED)
  return driver.recover()
})
