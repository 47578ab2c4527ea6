/* avps case
requirement: AVPS-SPL-001@1
title: operates a queue of every power of two that it allows
accept: []
*/
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features-ok'})
  const largest = await driver.transport.queueSizeMax(device.exercise.queue)
  exercised(largest >= 2, `QueueSizeMax is ${largest}`)
  for (let size = 2; size <= largest; size *= 2) {
    const sized = await driver.device({queueSize: size})
    for (let turn = 0; turn < Math.min(size + 1, 20); turn++) await sized.exercise.run()
  }
  return `every power of two from 2 to ${largest} served requests`
})
