/* avps case
requirement: AVPS-ROB-004@1
title: serves a buffer within a second after 10,000 notifications
may-hang: true
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await device.exercise.run()
  for (let count = 0; count < 10_000; count++) await queue.notify()
  const request = device.exercise.prepare()
  request.check(await queue.used(await queue.offer(request.pieces), 1000))
  return 'a request was served within a second after 10,000 notifications'
})
