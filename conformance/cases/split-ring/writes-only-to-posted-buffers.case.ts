/* avps case
requirement: AVPS-SPL-008@2
title: writes only to device-writable buffers and the used ring
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const requests = Array.from({length: 8}, () => device.exercise.prepare())
  const chains = requests.map(({pieces}) => queue.add(pieces))
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  for (const chain of chains) await queue.used(chain)
  await driver.transport.quiet()

  const allowed = chains.flatMap(({pieces}) => pieces.filter((piece) => piece.writable))
  const changes = before.changes(queue.deviceArea, ...allowed)
  assert.equal(describeChanges(changes), 'nothing', 'what the device changed elsewhere')
  return '8 requests were answered, and nothing but their buffers and the used ring changed'
})
