import assert from 'node:assert/strict'
import test from 'node:test'
import {compileIdPatterns} from '../tools/id-pattern.ts'

const ids = compileIdPatterns(
  [
    {type: 'requirement', template: 'REQ-{area}-{number:3}'},
    {type: 'need', template: 'NEED-{name}'},
    {type: 'question', template: 'Q-{number:3}'},
  ],
  ['BLK', 'NET'],
)

const types: Record<string, string | undefined> = {
  'REQ-BLK-001': 'requirement',
  'REQ-BLK-1000': 'requirement',
  'REQ-BLK-0001': undefined,
  'REQ-BLK-01': undefined,
  'REQ-XYZ-001': undefined,
  'REQ-BLK-?': 'requirement',
  'REQ-BLK-?flush-order': 'requirement',
  'REQ-BLK-?Flush': undefined,
  'REQ-BLK-001a': undefined,
  'req-blk-001': undefined,
  'NEED-A': 'need',
  'NEED-ONE-2': 'need',
  'NEED-': undefined,
  'NEED-A-': undefined,
  'NEED--A': undefined,
  'Q-001': 'question',
  'Q-?': 'question',
  'REQ-BLK-99999999999': undefined,
}

test('ids: each fits the template that it should', () => {
  for (const [id, type] of Object.entries(types)) assert.equal(ids.typeOf(id), type, id)
})

test('ids: parts', () => {
  assert.deepEqual(ids.partsOf('REQ-NET-042'), {type: 'requirement', area: 'NET', number: 42, workingName: null})
  assert.deepEqual(ids.partsOf('REQ-NET-?'), {type: 'requirement', area: 'NET', number: null, workingName: ''})
  assert.deepEqual(ids.partsOf('REQ-NET-?a-b'), {type: 'requirement', area: 'NET', number: null, workingName: 'a-b'})
  assert.deepEqual(ids.partsOf('NEED-X'), {type: 'need', area: undefined, number: null, workingName: null})
})

test('ids: found anywhere, and not inside a longer word', () => {
  const text = '[REQ-BLK-001] REQ-BLK-002, xREQ-BLK-003 REQ-BLK-0045 REQ-BLK-005-x NEED-A. (Q-007) REQ-BLK-?one!'
  assert.deepEqual(
    [...text.matchAll(ids.anywhere)].map(([, id]) => id),
    ['REQ-BLK-001', 'REQ-BLK-002', 'NEED-A', 'Q-007', 'REQ-BLK-?one'],
  )
})

test('ids: what opens like one and is none', () => {
  for (const text of ['REQ-BLK-1', 'REQ-XYZ-001', 'Q-1', 'NEED-A-']) assert.equal(ids.isNearMiss(text), true, text)
  for (const text of ['REQ-BLK-001', 'text', 'RE', 'Question', 'REQ-BLK-01 x'])
    assert.equal(ids.isNearMiss(text), false, text)
})

test('ids: numbers are written as the template asks', () => {
  assert.equal(ids.format('requirement', 'BLK', 7), 'REQ-BLK-007')
  assert.equal(ids.format('requirement', 'BLK', 1234), 'REQ-BLK-1234')
  assert.equal(ids.format('question', undefined, 7), 'Q-007')
})

test('ids: templates hold no pattern of their own, and need no area', () => {
  const odd = compileIdPatterns([{type: 'rule', template: 'R-{number:2}'}], [])
  assert.equal(odd.typeOf('R-01'), 'rule')
  assert.equal(compileIdPatterns([{type: 'rule', template: 'R-{area}-{number:2}'}], []).typeOf('R--01'), undefined)
  assert.equal([...'anything'.matchAll(compileIdPatterns([], []).anywhere)].length, 0)
})
