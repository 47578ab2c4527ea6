/* avps case
requirement: AVPS-MMIO-005@1
title: keeps a ready bit for each queue
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features-ok'})
  const indices: number[] = []
  while (indices.length < 8 && (await driver.transport.queueSizeMax(indices.length)) > 0) indices.push(indices.length)
  exercised(indices.length > 0, 'the device has no queue')
  for (const index of indices)
    assert.equal(await driver.transport.queueReady(index), 0, `queue ${index} is not ready yet`)

  for (const index of indices.filter((even) => even % 2 === 0)) await device.setUpQueue(index)

  for (const index of indices)
    assert.equal(await driver.transport.queueReady(index), index % 2 === 0 ? 1 : 0, `QueueReady of queue ${index}`)
  return `of ${indices.length} queues those of an even index were made ready, and QueueReady read 1 for them alone`
})
