/* avps case
requirement: AVPS-NOT-001@1
title: uses buffers that are made available while it works
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let turn = 0; turn < 32; turn++) {
    const [first, second] = [device.exercise.prepare(), device.exercise.prepare()]
    const one = await queue.offer(first.pieces)
    const two = await queue.offer(second.pieces)
    first.check(await queue.used(one))
    second.check(await queue.used(two))
  }
  return '32 pairs of buffers were used, the second of each added after the first was notified'
})
