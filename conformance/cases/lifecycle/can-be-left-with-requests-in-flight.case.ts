/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after a reset with requests in flight
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let count = 0; count < 16; count++) queue.add(device.exercise.prepare().pieces)
  await queue.kick()
  return driver.recover()
})
