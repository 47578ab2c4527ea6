/* avps case
requirement: AVPS-ROB-010@1
title: continues without a reset after a chain that can only be written
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.add(writable(buffer.part(0, 1)))
  await queue.kick()
  await driver.transport.quiet()
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return '3 requests were served after a chain of one writable byte'
})
