/* avps case
requirement: AVPS-SPL-008@2
title: writes to no buffer of before a reset when its request ends later
accept: []
uses: [held-requests]
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver, host}) => {
  const former = await driver.device()
  const old = former.queue(former.exercise.queue)
  await host.holdRequests()
  const request = former.exercise.prepare()
  old.add(request.pieces)
  await old.kick()
  await driver.transport.quiet()
  exercised(old.takeUsed() === undefined, 'the request was answered before it could be held')

  await driver.transport.reset()
  const memory = () => [old.deviceArea.read(), request.writable?.read()]
  const before = memory()
  const device = await driver.device()
  await host.releaseRequests()
  await driver.transport.quiet()
  await device.exercise.run()

  assert.deepEqual(memory(), before, 'the used ring and the buffer of before the reset')
  return 'a request was held over a reset and released, and the old used ring and buffer stayed as they were'
})
