/* avps case
requirement: AVPS-QRS-007@1
title: continues after the reset of a queue that does not exist
accept: []
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await driver.transport.selectQueue(60_000)
  await driver.transport.write(register.QueueReset, 1)
  await driver.transport.quiet()
  await device.exercise.run()
  return 'a request was served after QueueReset of queue 60,000'
})
