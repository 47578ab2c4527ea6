/* avps case
requirement: AVPS-SPL-006@1
title: processes such a chain also with the write flag in that descriptor
accept: [VIRTIO_F_INDIRECT_DESC]
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const request = device.exercise.prepare()
  const read = request.readable ? readable(...divided(request.readable, 3)) : []
  const written = request.writable ? writable(...divided(request.writable, 3)) : []
  request.check(await queue.request([...read, ...written], {indirect: 1, indirectWrite: true}))
  return 'one direct descriptor before an indirect table with VIRTQ_DESC_F_WRITE: the request was answered'
})
