/* avps case
requirement: AVPS-ROB-014@1
title: starts again after an index that jumps again and again
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (const index of [1, 0x4000, 0xffff, 3, 0x7fff, 0x8000, 2, 0]) {
    queue.availableIndex = index
    await queue.notify()
  }
  await driver.transport.quiet()

  return driver.recover()
})
