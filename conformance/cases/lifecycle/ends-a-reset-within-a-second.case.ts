/* avps case
requirement: AVPS-LIF-006@1
title: ends a reset within a second
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.reset(1000)
  return 'the status read 0 within a second of the reset'
})
