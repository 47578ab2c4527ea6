/* avps case
requirement: AVPS-ROB-011@1
title: starts again after a chain with one empty descriptor
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const buffer = driver.memory.blank(64)
  queue.add([...readable(buffer.part(0, 0)), ...writable(buffer.part(0, 16))])
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
