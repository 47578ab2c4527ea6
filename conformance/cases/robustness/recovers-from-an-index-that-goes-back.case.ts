/* avps case
requirement: AVPS-ROB-014@1
title: starts again after an index that goes back
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (const index of [0xffff, 0xfffe, 0]) {
    queue.availableIndex = index
    await queue.notify()
  }
  await driver.transport.quiet()

  return driver.recover()
})
