import assert from 'node:assert/strict'
import test from 'node:test'
import {compileIdPatterns, templateProblem} from '../../tools/model/id-pattern.ts'

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

const long = 'A'.repeat(64)

test('ids: a name is no longer than a file name can be', () => {
  assert.equal(ids.typeOf(`NEED-${long}`), 'need')
  assert.equal(ids.typeOf(`NEED-${long}A`), undefined)
  assert.equal(ids.isNearMiss(`NEED-${long}A`), true)
  assert.equal(ids.typeOf(`REQ-BLK-?${long.toLowerCase()}`), 'requirement')
  assert.equal(ids.isNearMiss(`REQ-BLK-?${long.toLowerCase()}a`), true)
  assert.deepEqual([...`NEED-${long}A `.matchAll(ids.anywhere)], [])
})

test('ids: a template has one part of any length, and each part once', () => {
  for (const good of [
    'REQ-{area}-{number:3}',
    '{area}{number:8}',
    'NEED-{name}',
    '{name}-X',
    'Q{number:1}',
    '{area}-{name}',
  ])
    assert.equal(templateProblem(good), undefined, good)
  for (const bad of [
    ...['REQ', 'REQ-{area}', '{area}-{area}-{number:1}', '{name}{name}', '{name}-{number:3}', '{number:1}-{number:1}'],
    ...[
      'WISH-{name}'.repeat(8),
      `${'A'.repeat(60)}{name}`,
      '{number:0}',
      '{number:9}',
      '{number}',
      '{other}',
      '(a+)+{name}',
      '{name}.*',
    ],
  ])
    assert.notEqual(templateProblem(bad), undefined, bad)
})

test('ids: whatever a template and a text hold, twice the text costs twice as much', () => {
  const texts = ['A', 'A-', '-', 'A1', '0', '1', '?', '?a-', 'A?', 'REQ-A-', 'REQ-A-?', 'X-X', '[REQ-A-', 'A-a', '?1-']
  const templates = [
    'REQ-{area}-{number:3}',
    '{area}{number:8}A',
    '{name}',
    '{name}-A-A',
    'A-{area}{name}A',
    '{number:1}-1',
  ]
  for (const template of templates) {
    const {anywhere, typeOf, isNearMiss} = compileIdPatterns([{type: 'x', template}], ['A', 'AA', 'AAA', 'A1'])
    for (const text of texts) {
      const costOf = (length: number) => {
        const long = text.repeat(length / text.length)
        const before = process.cpuUsage()
        for (const _ of long.matchAll(anywhere));
        typeOf(long)
        isNearMiss(long)
        return process.cpuUsage(before).user / 1000
      }
      const [once, double] = [costOf(100_000), costOf(200_000)]
      assert.ok(double < 50 || double < 3 * once, `${template} on ${text}: ${once}, then ${double} ms`)
    }
  }
})
