/* avps case
requirement: AVPS-SPL-007@1
title: writes to no descriptor table, indirect table or available ring
accept: [VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (const options of [{}, {indirect: true}]) {
    const request = device.exercise.prepare()
    const chain = queue.add(request.pieces, options)
    queue.publish()
    const parts = [queue.descriptorArea, queue.driverArea, ...(chain.table ? [chain.table] : [])]
    const before = parts.map((part) => part.read())
    await queue.notify()
    request.check(await queue.used(chain))
    for (const [index, part] of parts.entries()) assert.deepEqual(part.read(), before[index], `the ${part.label}`)
  }
  return 'descriptor table, available ring and indirect table read the same after a direct and an indirect request'
})
