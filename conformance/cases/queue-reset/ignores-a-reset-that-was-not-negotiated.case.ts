/* avps case
requirement: AVPS-QRS-007@1
title: continues after a queue reset that was not negotiated
accept: []
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await driver.transport.selectQueue(device.exercise.queue)
  await driver.transport.write(register.QueueReset, 1)
  await driver.transport.quiet()
  await device.exercise.run()
  return 'a request was served after a QueueReset that was not negotiated'
})
