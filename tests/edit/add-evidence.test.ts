import assert from 'node:assert/strict'
import test from 'node:test'
import {parse} from 'yaml'
import {addEvidence, type EvidenceEntry, keysOfEvidence, NotEditable} from '../../tools/edit/add-evidence.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'

const entry = (key: string, answer = 'seen'): EvidenceEntry => ({
  key,
  value: {document: 'FMEA: 7', answer, verdict: 'pass', reviewed: {by: 'A. Rao', on: '2026-01-31'}},
})

const written = (indent = '  ') =>
  `${indent}X-2@1:\n${indent}  document: "FMEA: 7"\n${indent}  answer: seen\n${indent}  verdict: pass\n${indent}  reviewed: {by: A. Rao, on: 2026-01-31}\n`

const add = (text: string) => addEvidence(text, [entry('X-2@1')])

test('add evidence: to a claim without any, whatever it says there', () => {
  assert.equal(add('a: 1\n'), `a: 1\nevidence:\n${written()}`)
  assert.equal(add('a: 1 # c'), `a: 1 # c\nevidence:\n${written()}`)
  assert.equal(add('evidence:\nb: 1\n'), `evidence:\n${written()}b: 1\n`)
  assert.equal(add('evidence: # none yet\nb:   1\n'), `evidence: # none yet\n${written()}b:   1\n`)
  assert.equal(add('evidence: null # c\n'), `evidence: # c\n${written()}`)
  assert.equal(add('evidence: {}  # c\nb: 1'), `evidence:  # c\n${written()}b: 1`)
  assert.equal(add('evidence: ~'), `evidence:\n${written()}`)
})

test('add evidence: after the last entry, in its indentation, and all else stays', () => {
  const claim = `# head\na:   'x'   # why\n\nevidence:\n    # first\n    X-1@1: {document: d, answer: a,   verdict: pass} # c\n\n# after\nb: [1,2]\n`
  assert.equal(add(claim), claim.replace('} # c\n', `} # c\n${written('    ')}`))
  const block = 'evidence:\n  X-1@1:\n    document: d\n    note: |+\n      x\n\n  # c\n# d\nb: 2\n'
  assert.equal(add(block), block.replace('x\n\n', `x\n\n${written()}`))
  const ended = 'evidence:\n  X-1@1: {document: d}'
  assert.equal(add(ended), `${ended}\n${written()}`)
})

test('add evidence: into braces where the claim has braces', () => {
  assert.equal(
    add('evidence: {X-1@1: {document: d} } # c\nb: 1\n'),
    'evidence: {X-1@1: {document: d}, X-2@1: {document: "FMEA: 7", answer: seen, verdict: pass, reviewed: {by: A. Rao, on: 2026-01-31}} } # c\nb: 1\n',
  )
})

test('add evidence: an entry that is there is replaced in its place', () => {
  const claim = `evidence:\n  # old\n  X-2@1: {document: d} # c\n  X-3@1:\n    document: e\n# tail\n`
  assert.deepEqual([...keysOfEvidence(claim)], ['X-2@1', 'X-3@1'])
  assert.equal(add(claim), `evidence:\n  # old\n${written().trimEnd()} # c\n  X-3@1:\n    document: e\n# tail\n`)
  assert.equal(
    addEvidence(claim, [{key: 'X-3@1', value: {document: 'f'}}]),
    claim.replace('document: e', 'document: f'),
  )
})

test('add evidence: lines end as those of the claim do, and a mark stays', () => {
  assert.equal(add('\ufeffa: 1\r\n'), `\ufeffa: 1\r\nevidence:\r\n${written().replaceAll('\n', '\r\n')}`)
})

test('add evidence: what cannot be edited alone is refused', () => {
  for (const claim of ['{a: 1}\n', '- a\n', 'a: [\n', 'evidence: [a]\n', 'evidence: text\n'])
    assert.throws(() => add(claim), NotEditable, claim)
})

test('add evidence: random claims keep every line, and words that YAML could take for more', () => {
  const lines = ['a: 1', '# c', '', 'b:   "x"  # y', 'c: [1,\n   2]', 'd: |\n  text\n   more\n', 'e: {f: g}']
  const answers = [
    'yes',
    '1.10',
    '# no',
    'a: b',
    '"',
    "it's",
    ' x ',
    'two\nlines\n',
    '- a',
    '{',
    '@x',
    '2026-01-31',
    'é '.repeat(60),
    '',
    '\ttab',
    '%',
    '|',
    'null',
  ]
  for (let seed = firstSeed; seed < firstSeed + 300 * effort; seed++) {
    const random = randomOf(seed)
    const some = () => lines.filter(() => random() < 0.4)
    const others = some()
    const rest = lines.filter((line) => !others.includes(line) && random() < 0.5)
    const evidence = pick(random, [
      [],
      ['evidence:'],
      ['evidence:\n  X-1@1: {answer: a}\n  # c'],
      ['evidence: {X-1@1: {answer: a}}'],
      ['evidence:\n  X-1@1:\n    answer: |\n      a\n\n'],
    ])
    const claim = [...others, ...evidence, ...rest].join('\n')
    const entries = ['X-1@1', 'X-2@1', 'X-3@7']
      .filter(() => random() < 0.6)
      .map((key) => entry(key, pick(random, answers)))
    const message = `TEST_SEED=${seed}\n${claim}`
    let edited: string
    try {
      edited = addEvidence(claim, entries)
    } catch (problem) {
      assert.ok(problem instanceof NotEditable && parseOrNothing(claim) === undefined, message)
      continue
    }
    const read = parse(edited) as {evidence?: Record<string, unknown>}
    for (const {key, value} of entries) assert.deepEqual(read.evidence?.[key], value, message)
    let from = 0
    for (const line of claim.split('\n').filter((one) => !/X-1|answer|^ {6}a|evidence/.test(one))) {
      const found = edited.indexOf(line, from)
      assert.ok(found >= 0, `${message}\n----\n${edited}`)
      from = found + line.length
    }
  }
})

/** Undefined for what is no mapping. */
function parseOrNothing(text: string): object | undefined {
  const value = parse(text) as unknown
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
