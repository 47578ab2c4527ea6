/* avps case
requirement: AVPS-LIF-012@1
title: sets DEVICE_NEEDS_RESET within a second when it stops
uses: [device-failure]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DEVICE_NEEDS_RESET} from '#conformance/driver/core/status'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  await device.exercise.run()
  await host.breakDevice()
  const said = await driver.transport.shows(DEVICE_NEEDS_RESET, 1000)
  assert.ok(said, 'DEVICE_NEEDS_RESET is set within a second')
  return 'DEVICE_NEEDS_RESET was set within a second'
})
