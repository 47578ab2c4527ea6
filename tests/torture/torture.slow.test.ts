import assert from 'node:assert/strict'
import test from 'node:test'
import {effort, firstSeed} from '../random.ts'
import {ordeals} from './ordeals.ts'
import {suffer} from './suffer.ts'

for (const ordeal of ordeals) {
  test(`torture: ${ordeal.name}, ${ordeal.title}`, {timeout: 600_000}, async () => {
    const failures = await suffer(ordeal, firstSeed, ordeal.tries.short * effort, 2)
    assert.deepEqual(failures, [])
  })
}
