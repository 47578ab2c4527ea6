/* avps case
requirement: AVPS-QRS-011@1
title: finishes what it began before it shows that it is suspended
accept: [VIRTIO_F_SUSPEND]
uses: [held-requests]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver, host}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const request = device.exercise.prepare()
  await host.holdRequests()
  const chain = await queue.offer(request.pieces)
  await driver.transport.quiet()
  exercised(queue.takeUsed() === undefined, 'the request was answered before it could be held')
  await driver.transport.addStatus(SUSPEND)
  await driver.transport.quiet()
  assert.equal(
    await driver.transport.isSuspended(),
    false,
    'the device is not suspended while a request that it began is held',
  )
  await host.releaseRequests()

  assert.ok(await driver.transport.suspends(), 'the device is suspended')
  assert.equal(queue.takeUsed(), chain, 'the request that it began has been answered')
  request.check(chain.usedLength)
  return 'the device was suspended only after the held request was answered'
})
