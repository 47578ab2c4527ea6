/* avps case
requirement: AVPS-ROB-012@1
title: processes a request with empty descriptors in its chain
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const request = device.exercise.prepare()
  const empty = driver.memory.blank(16).part(0, 0)
  const read = request.readable ? readable(empty, ...divided(request.readable, 2), empty) : []
  const written = request.writable ? writable(empty, ...divided(request.writable, 2), empty) : []
  request.check(await queue.request([...read, ...written]))
  return 'a request between empty descriptors was answered'
})
