/* avps case
requirement: AVPS-LIF-007@1
title: ends a reset before the next read
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.writeStatus(0)
  assert.equal(await driver.transport.readStatus(), 0, 'the first read of the device status after the reset')
  return 'the first read of the status after the reset gave 0'
})
