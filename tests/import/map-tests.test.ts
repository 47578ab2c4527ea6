import assert from 'node:assert/strict'
import test from 'node:test'
import {type MappingOptions, mapTests} from '../../tools/import/map-tests.ts'
import type {Known} from '../../tools/import/resolve-name.ts'
import type {ForeignTest} from '../../tools/import/test-report.ts'
import type {MappingRule} from '../../tools/model/imported.ts'
import type {Case} from '../../tools/model/sources.ts'
import {parseImportMap} from '../../tools/read/import-map.ts'
import {sampleIds} from '../settings.ts'

const own: Pick<Case, 'id' | 'requirement' | 'revision' | 'hash'> = {
  id: 'pot/boils fast',
  requirement: 'REQ-A-001',
  revision: 1,
  hash: '0123456789abcdef',
}

const known: Known = {
  ids: sampleIds,
  requirement: (id) =>
    ({
      'REQ-A-001': {revision: 2, answer: 'case'},
      'REQ-A-002': {revision: 1, answer: 'case'},
      'REQ-B-001': {revision: 1, answer: 'evidence'},
    })[id],
  case: (id) => (id === own.id ? (own as Case) : undefined),
}

const plain: MappingOptions = {properties: ['requirement'], rules: [], pattern: undefined}

function foreign(values: Partial<ForeignTest>): ForeignTest {
  const nothing = {name: '', classname: '', file: '', suites: [], properties: [], line: 1}
  return {...nothing, observed: 'pass', reason: null, evidence: null, ...values}
}

function map(tests: Partial<ForeignTest>[], options: Partial<MappingOptions> = {}) {
  return mapTests(tests.map(foreign), {prefix: 'lab/ci', file: 'ci.xml'}, {...plain, ...options}, known)
}

/** What each line shows, and of what. */
function shown(tests: Partial<ForeignTest>[], options: Partial<MappingOptions> = {}): string[] {
  return map(tests, options).lines.map(({requirement, revision, case: id}) => `${requirement}@${revision} by ${id}`)
}

function rules(yaml: string): MappingRule[] {
  const {value, findings} = parseImportMap(yaml, 'map.yaml')
  assert.deepEqual(findings, [])
  return value!
}

const property = (...values: string[]) => values.map((value) => ({name: 'requirement', value}))

test('import: a property comes before the mapping, and that before the name', () => {
  const mapping = rules('- name: t*\n  requirement: REQ-A-002@7\n')
  const test = {name: 't REQ-A-002', properties: property('REQ-A-001')}
  assert.deepEqual(shown([test], {rules: mapping}), ['REQ-A-001@2 by lab/ci:t REQ-A-002#1'])
  assert.deepEqual(shown([{...test, properties: []}], {rules: mapping}), ['REQ-A-002@7 by lab/ci:t REQ-A-002#1'])
  assert.deepEqual(shown([{...test, properties: []}]), ['REQ-A-002@1 by lab/ci:t REQ-A-002#1'])
})

test('import: a property may hold several names, or stand several times', () => {
  const by = 'by lab/ci:t#1'
  for (const values of [['REQ-A-001@2, REQ-A-002'], ['REQ-A-001;REQ-A-002'], ['REQ-A-001', 'REQ-A-002', 'REQ-A-001@2']])
    assert.deepEqual(shown([{name: 't', properties: property(...values)}]), [`REQ-A-001@2 ${by}`, `REQ-A-002@1 ${by}`])
})

test('import: a name without a revision counts for the one in force, and is counted', () => {
  assert.equal(map([{name: 'REQ-A-001'}, {name: 'REQ-A-001@2'}, {name: 'x'}]).withoutRevision, 1)
  const outdated = map([{name: 'REQ-A-001@1'}])
  assert.equal(outdated.lines[0]!.revision, 1)
  assert.match(outdated.problems[0]!.message, /REQ-A-001@1`, expected revision 2/)
})

test('import: a revision that cannot be is not taken for the one in force', () => {
  for (const name of ['REQ-A-001@0', 'REQ-A-001@02', 'REQ-A-001@99999999999999999999', 'REQ-A-001@1000000']) {
    const {lines, problems} = map([{name: `t [${name}]`}])
    assert.deepEqual(
      lines.filter(({revision}) => revision === 2),
      [],
      name,
    )
    assert.equal(problems.length, 1, name)
  }
})

test('import: a case of ours is named by its id, spaces included, and keeps its hash', () => {
  const {lines} = map([{name: 'anything', properties: property(own.id)}])
  assert.deepEqual(
    lines.map(({case: id, caseHash, requirement, revision}) => [id, caseHash, requirement, revision]),
    [[own.id, own.hash, 'REQ-A-001', 1]],
  )
})

test('import: of two results for one case the worst is kept, and said', () => {
  const tests = (['pass', 'not-run', 'fail', 'pass'] as const).map((observed) => ({
    observed,
    properties: property(own.id),
  }))
  const {lines, problems, mapped} = map(tests)
  assert.deepEqual(
    lines.map(({observed}) => observed),
    ['fail'],
  )
  assert.equal(mapped, 4)
  assert.match(
    problems[0]!.message,
    /second result of `pot\/boils fast` for REQ-A-001, .* the worst counts \(3 tests\)$/,
  )
})

test('import: tests of one name are told apart, and one with several requirements stays one test', () => {
  const test = {name: 'twice', classname: 'c', file: 'f.py', properties: property('REQ-A-001')}
  assert.deepEqual(shown([test, test]), [
    'REQ-A-001@2 by lab/ci:f.py/c/twice#1',
    'REQ-A-001@2 by lab/ci:f.py/c/twice#2',
  ])
})

test('import: what names nothing that is there is listed, with the reason', () => {
  const {unmapped, problems, mapped} = map([
    {name: 'a', properties: property('REQ-A-009')},
    {name: 'b', properties: property('REQ-B-001')},
    {name: 'c', observed: 'fail'},
    {name: 'NEED-TEA'},
  ])
  assert.equal(mapped, 0)
  assert.deepEqual(
    unmapped.map(({unmapped: id, reason}) => [id, reason]),
    [
      ['lab/ci:NEED-TEA#1', null],
      ['lab/ci:a#1', 'REQ-A-009: no requirement in force has this id'],
      ['lab/ci:b#1', 'REQ-B-001: no test answers its method of verification'],
      ['lab/ci:c#1', null],
    ],
  )
  assert.deepEqual(
    problems.map(({severity}) => severity),
    ['warning', 'warning'],
  )
})

test('import: an id is looked for in the name, else in the class, else in the suites, the nearest first', () => {
  const suites = ['REQ-A-002', 'REQ-A-001']
  const by = (id: string) => `by lab/ci:${id}#1`
  assert.deepEqual(shown([{name: 'REQ-A-001', classname: 'REQ-A-002', suites}]), [
    `REQ-A-001@2 ${by('REQ-A-002/REQ-A-001')}`,
  ])
  assert.deepEqual(shown([{name: 'n', classname: 'REQ-A-002', suites}]), [`REQ-A-002@1 ${by('REQ-A-002/n')}`])
  assert.deepEqual(shown([{name: 'n', suites}]), [`REQ-A-001@2 ${by('REQ-A-002 > REQ-A-001/n')}`])
})

test('import: a pattern reads underscores as hyphens where the name is none as it stands', () => {
  const name = 'test_REQ_A_001_and_REQ_A_002_twice'
  assert.deepEqual(
    shown([{name}], {pattern: /REQ_[A-Z]+_\d+/gu}).map((text) => text.split(' ')[0]),
    ['REQ-A-001@2', 'REQ-A-002@1'],
  )
  assert.deepEqual(shown([{name: `case: ${own.id}`}], {pattern: /^case: (.*)$/gu}), [`REQ-A-001@1 by ${own.id}`])
})

test('import: every pattern of a rule has to fit, and a rule that fits nothing is said', () => {
  const mapping = rules(
    '- {classname: tests.*, name: "*flush*", requirement: [REQ-A-001, REQ-A-002@1]}\n- file: b.py\n  case: pot/boils fast\n- name: nobody\n  requirement: REQ-A-001\n',
  )
  const {lines, problems} = map(
    [
      {name: 'x_flush_y', classname: 'tests.block'},
      {name: 'x_flush_y', classname: 'other'},
      {name: 'z', file: 'b.py'},
    ],
    {rules: mapping},
  )
  assert.deepEqual(
    lines.map(({requirement, case: id}) => [requirement, id]),
    [
      ['REQ-A-001', 'lab/ci:tests.block/x_flush_y#1'],
      ['REQ-A-002', 'lab/ci:tests.block/x_flush_y#1'],
      ['REQ-A-001', own.id],
    ],
  )
  assert.deepEqual(
    problems.map(({file, line, message}) => [file, line, message]),
    [['map.yaml', 4, 'Unexpected rule that fits no test, expected one that does']],
  )
})

test('import: a mapping that is no list of rules is refused at its place', () => {
  const at = (yaml: string) => parseImportMap(yaml, 'map.yaml').findings.map(({line, column}) => `${line}:${column}`)
  assert.deepEqual(at('- name: a\n  requirment: REQ-A-001\n'), ['2:3', '1:3'])
  assert.deepEqual(at('- requirement: REQ-A-001\n'), ['1:3'])
  assert.deepEqual(at('name: a\n'), ['1:1'])
  assert.deepEqual(at('- name: a\n  requirement: []\n'), ['2:3'])
})

test('import: ids of tests are bounded, hold one line, and stay apart', () => {
  const long = 'x'.repeat(5000)
  const {unmapped} = map([{name: `${long}a`, classname: long}, {name: `two\nlines\u202e`}, {name: ''}])
  const ids = unmapped.map(({unmapped: id}) => id)
  assert.ok(ids.every((id) => id.length < 400 && !/[\n\u202e]/.test(id)))
  assert.ok(ids.includes('lab/ci:two lines<U+202E>#1'))
  assert.equal(new Set(ids).size, 3)
})
