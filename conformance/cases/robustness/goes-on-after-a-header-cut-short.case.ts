/* avps case
requirement: AVPS-ROB-010@1
title: continues without a reset after a header cut short
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {readable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.add(readable(buffer.part(0, 11)))
  await queue.kick()
  await driver.transport.quiet()
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return '3 requests were served after a chain of 11 readable bytes'
})
