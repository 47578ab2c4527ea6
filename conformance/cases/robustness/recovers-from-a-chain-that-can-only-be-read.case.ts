/* avps case
requirement: AVPS-ROB-009@1
title: starts again after a chain that can only be read
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {readable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.add(readable(buffer.part(0, 1)))
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
