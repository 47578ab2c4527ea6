/* avps case
requirement: AVPS-SPL-009@1
title: returns each buffer once
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 32})
  const queue = device.split(device.exercise.queue)
  for (let turn = 1; turn <= 10; turn++) {
    const chains = Array.from({length: 10}, () => queue.add(device.exercise.prepare().pieces))
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
    await driver.transport.quiet()
    assert.equal(queue.usedIndex, 10 * turn, `entries of the used ring after ${10 * turn} buffers`)
  }
  return `100 buffers in batches of 10 gave ${queue.usedIndex} used entries`
})
