import assert from 'node:assert/strict'
import test from 'node:test'
import {isDay} from '../../tools/text/day.ts'

test('day: one that a month has, written whole', () => {
  for (const text of ['2026-01-31', '2024-02-29', '2026-12-01']) assert.ok(isDay(text), text)
  for (const text of [
    '2026-02-31',
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-01-00',
    '',
    '31.01.2026',
    ' 2026-01-31',
  ])
    assert.ok(!isDay(text), text)
})
