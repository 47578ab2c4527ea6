/* avps case
requirement: AVPS-QRS-001@1
title: ends a queue reset within a second
accept: [VIRTIO_F_RING_RESET]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {index} = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.selectQueue(index)
  await driver.transport.write(register.QueueReset, 1)
  const ended = await driver.transport.until(
    async () => ((await driver.transport.read(register.QueueReset)) === 0 ? true : undefined),
    1000,
  )
  assert.ok(ended, 'QueueReset reads 0 within a second')
  return 'QueueReset read 0 within a second'
})
