/* avps case
requirement: AVPS-SPL-012@1
title: starts again after a head that is no index of the table
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  queue.pushHead(queue.size)
  queue.pushHead(65_535)
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
