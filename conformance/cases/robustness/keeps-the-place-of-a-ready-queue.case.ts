/* avps case
requirement: AVPS-ROB-016@1
title: operates a ready queue where it became ready
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {index} = device.queue(device.exercise.queue)
  await driver.transport.selectQueue(index)
  for (const name of ['QueueDescLow', 'QueueDriverLow', 'QueueDeviceLow'] as const)
    await driver.transport.write(register[name], Number(driver.memory.absent & 0xffff_ffffn))
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return '3 requests were served after other addresses were written for the ready queue'
})
