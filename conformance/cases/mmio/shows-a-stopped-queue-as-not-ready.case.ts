/* avps case
requirement: AVPS-MMIO-005@1
title: returns 0 from QueueReady after 0 was written
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {index} = device.queue(device.exercise.queue)
  assert.equal(await driver.transport.queueReady(index), 1, 'the queue is ready')
  await driver.transport.selectQueue(index)
  await driver.transport.write(register.QueueReady, 0)
  assert.equal(await driver.transport.read(register.QueueReady), 0, 'the queue is not ready any more')
  return 'QueueReady read 1, and 0 after 0 was written'
})
