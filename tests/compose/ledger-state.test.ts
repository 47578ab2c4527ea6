import assert from 'node:assert/strict'
import test from 'node:test'
import {foldLedger} from '../../tools/compose/ledger-state.ts'
import type {LedgerEvent} from '../../tools/model/sources.ts'
import {parseLedger} from '../../tools/read/ledger.ts'
import {effort, firstSeed, randomOf} from '../random.ts'
import {sampleIds} from '../settings.ts'

const hash = (digit: string) => digit.repeat(16)

const lines = [
  {event: 'issue', id: 'REQ-A-001', revision: 1, hash: hash('1'), since: '0.1.0'},
  {event: 'revise', id: 'REQ-A-001', revision: 1, hash: hash('2'), since: '0.9.0', as: 'editorial'},
  {event: 'revise', id: 'REQ-A-001', revision: 2, hash: hash('3'), since: '0.9.0', as: 'weakened'},
  {event: 'revise', id: 'REQ-A-001', revision: 2, hash: hash('5'), since: '0.9.0', as: 'editorial'},
  {event: 'revise', id: 'REQ-A-001', revision: 2, hash: hash('4'), since: '0.10.0', as: 'editorial'},
  {event: 'issue', id: 'REQ-A-002', revision: 1, hash: hash('6'), since: '0.1.0'},
  {event: 'retire', id: 'REQ-A-002', revision: 1, since: '0.2.0', title: 'Old', reason: 'Worn.'},
  {event: 'retire', id: 'REQ-A-002', revision: 1, since: '0.3.0', title: 'Older', reason: 'Worn again.'},
  {event: 'issue', id: 'REQ-A-003', revision: 1, hash: hash('7'), since: '0.1.0'},
  {event: 'issue', id: 'REQ-A-003', revision: 1, hash: hash('8'), since: '0.1.0'},
  {event: 'issue', id: 'NEED-X', revision: 1, hash: hash('9'), since: '0.1.0'},
  {event: 'issue', id: 'NEED-X', revision: 1, hash: hash('9'), since: '0.1.0'},
]

function fold(events: object[]): unknown {
  const {value, findings} = parseLedger(events.map((event) => JSON.stringify(event)).join('\n'), 'ledger.jsonl')
  assert.deepEqual(findings, [])
  const state = foldLedger(value as LedgerEvent[], sampleIds)
  return {
    issued: [...state.issued]
      .map(([id, {revision, meanings}]) => [id, revision, [...new Set(meanings.map(({hash}) => hash))].sort()])
      .sort(),
    retired: [...state.retired.values()],
    conflicts: state.findings.map(({rule, message}) => `${rule}: ${message}`),
  }
}

test('ledger: the highest revision stands with every hash that it was accepted with', () => {
  assert.deepEqual(fold(lines), {
    issued: [
      ['NEED-X', 1, [hash('9')]],
      ['REQ-A-001', 2, [hash('3'), hash('4'), hash('5')]],
      ['REQ-A-003', 1, [hash('7'), hash('8')]],
    ],
    retired: [
      {
        id: 'REQ-A-002',
        type: 'requirement',
        title: 'Old',
        revision: 1,
        hash: hash('6'),
        reason: 'Worn.',
        successor: null,
      },
    ],
    conflicts: ['ledger-conflict: Unexpected second meaning of `REQ-A-003@1`, expected one hash'],
  })
})

test('ledger: the order of its lines says nothing', () => {
  const expected = fold(lines)
  for (let seed = firstSeed; seed < firstSeed + 100 * effort; seed++) {
    const random = randomOf(seed)
    const shuffled = lines.map((line) => ({line, at: random()})).sort((a, b) => a.at - b.at)
    assert.deepEqual(fold(shuffled.map(({line}) => line)), expected, `TEST_SEED=${seed}`)
  }
})
