/* avps case
requirement: AVPS-ROB-016@1
title: operates a ready queue with the size that it became ready with
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 8})
  const {index} = device.queue(device.exercise.queue)
  await driver.transport.selectQueue(index)
  await driver.transport.write(register.QueueSize, 4)
  for (let turn = 0; turn < 12; turn++) await device.exercise.run()
  return '12 requests through 8 entries were served after QueueSize 4 was written for the ready queue'
})
