/* avps case
requirement: AVPS-SPL-002@1
title: processes a request in up to 32 pieces like one in few
accept: []
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (const parts of [2, 3, 8, 16]) {
    const request = device.exercise.prepare()
    const read = request.readable ? readable(...divided(request.readable, parts)) : []
    const written = request.writable ? writable(...divided(request.writable, parts)) : []
    request.check(await queue.request([...read, ...written]))
  }
  return 'requests in 2, 3, 8 and 16 pieces each way were answered like one in few'
})
