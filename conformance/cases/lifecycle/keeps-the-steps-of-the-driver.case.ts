/* avps case
requirement: AVPS-LIF-001@1
title: returns as set the status bits that the driver has set
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {ACKNOWLEDGE, DRIVER, DRIVER_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'acknowledge'})
  assert.equal((await driver.transport.readStatus()) & ACKNOWLEDGE, ACKNOWLEDGE, 'ACKNOWLEDGE')
  await driver.device({upTo: 'driver'})
  assert.equal((await driver.transport.readStatus()) & (ACKNOWLEDGE | DRIVER), ACKNOWLEDGE | DRIVER, 'and DRIVER')
  await driver.device()
  const all = ACKNOWLEDGE | DRIVER | DRIVER_OK
  assert.equal((await driver.transport.readStatus()) & all, all, 'and DRIVER_OK')
  return 'ACKNOWLEDGE, DRIVER and DRIVER_OK read back as written'
})
