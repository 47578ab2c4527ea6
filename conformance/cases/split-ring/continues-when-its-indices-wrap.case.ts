/* avps case
requirement: AVPS-SPL-011@1
title: continues without a loss when the indices pass from 65535 to 0
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 64})
  const queue = device.split(device.exercise.queue)
  const requests = Array.from({length: 32}, () => device.exercise.prepare())
  for (let turn = 0; turn < 2080; turn++) {
    const chains = requests.map(({pieces}) => queue.add(pieces))
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
  }
  assert.equal(queue.usedIndex, (2080 * 32) & 0xffff, 'the used index after 66,560 buffers')
  await device.exercise.run()
  return `66,560 buffers came back, the used index reads ${queue.usedIndex}, and one request more was served`
})
