/* avps case
requirement: AVPS-LIF-009@1
title: takes buffers from the start of the rings after a reset
accept: []
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const first = await driver.device()
  for (let count = 0; count < 3; count++) await first.exercise.run()

  const second = await driver.device()
  await second.exercise.run()

  assert.equal(second.split(second.exercise.queue).usedIndex, 1, 'the used ring of the second start has one entry')
  return '3 requests before a second start and one after it, whose used index reads 1'
})
