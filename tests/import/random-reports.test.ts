import assert from 'node:assert/strict'
import test from 'node:test'
import {mapTests} from '../../tools/import/map-tests.ts'
import {readReport} from '../../tools/import/read-report.ts'
import type {Outcome, TestReport} from '../../tools/import/test-report.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {sampleIds} from '../settings.ts'

type Counts = Record<Outcome, number>

interface Random {
  text: string
  counts: Counts
  /** Tests that name a requirement. */
  named: number
}

const words = [
  'boils',
  'REQ-A-001',
  'REQ-A-001 and REQ-B-002',
  'a <b> & "c"',
  'été 测试',
  '../..',
  'ok 1 - x',
  '1..9',
  '',
]

function xml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`)
}

const elements: [content: string, outcome: Outcome][] = [
  ['', 'pass'],
  ['<system-out>not ok 1\n1..3</system-out>', 'pass'],
  ['<failure message="m"/>', 'fail'],
  ['<failure><![CDATA[<testcase name="no"/>]]></failure><system-err/>', 'fail'],
  ['<error>e</error>', 'error'],
  ['<skipped/>', 'not-run'],
  ['<skipped type="todo"/><failure/>', 'not-run'],
  ['<flakyFailure/>', 'fail'],
  ['<failure/><error/><rerunError><testcase-like/></rerunError>', 'fail'],
]

/** Suites in suites with counts that lie, and tests between them. */
function randomJunit(random: () => number): Random {
  const counts: Counts = {pass: 0, fail: 0, error: 0, 'not-run': 0}
  let named = 0
  const suite = (depth: number): string => {
    const children = Array.from({length: Math.floor(random() * 5)}, () => {
      if (depth < 4 && random() < 0.3) return suite(depth + 1)
      const [content, outcome] = pick(random, elements)
      const name = pick(random, words)
      counts[outcome]++
      if (/REQ/.test(name)) named++
      return `<testcase name="${xml(name)}" classname="c">${content}</testcase>`
    })
    return `<testsuite name="${xml(pick(random, ['s', 'été', '']))}" tests="${Math.floor(random() * 9)}" failures="77">${children.join(pick(random, ['', '\n', '<!-- x -->']))}</testsuite>`
  }
  return {text: `<testsuites>${suite(0)}${suite(0)}</testsuites>`, counts, named}
}

function randomTap(random: () => number): Random {
  const counts: Counts = {pass: 0, fail: 0, error: 0, 'not-run': 0}
  let named = 0
  const lines: string[] = []
  const level = (depth: number, suites: string[], least: number): boolean => {
    const space = ' '.repeat(4 * depth)
    const total = least + Math.floor(random() * 4)
    const first = random() < 0.5
    if (first) lines.push(`${space}1..${total}`)
    let good = true
    for (let number = 1; number <= total; number++) {
      const name = pick(random, words.slice(0, -1))
      if (depth < 4 && random() < 0.3) {
        if (random() < 0.5) lines.push(`${space}# Subtest: ${name}`)
        const passed = level(depth + 1, [...suites, name], 1)
        lines.push(`${space}${passed ? 'ok' : 'not ok'} ${number} - ${name}`)
        good &&= passed
        continue
      }
      const [ok, directive, outcome] = pick(random, [
        ['ok', '', 'pass'],
        ['not ok', '', 'fail'],
        ['ok', ' # SKIP no gas', 'not-run'],
        ['not ok', ' # todo later', 'not-run'],
        ['ok', ' # TODO', 'pass'],
      ] as [string, string, Outcome][])
      lines.push(`${space}${ok}${pick(random, [` ${number}`, ''])} - ${name}${directive}`)
      if (random() < 0.4)
        lines.push(`${space}  ---`, `${space}  error: 'not ok 7'`, `${space}  ok 3 - x`, `${space}  ...`)
      if (random() < 0.2) lines.push('words of others', '')
      counts[outcome]++
      if ([name, ...suites].some((text) => /REQ/.test(text))) named++
      if (outcome === 'fail') good = false
    }
    if (!first) lines.push(`${space}1..${total}`)
    return good
  }
  level(0, [], 1)
  return {text: `TAP version 14\n${lines.join(pick(random, ['\n', '\r\n']))}\n`, counts, named}
}

function countsOf({tests}: TestReport): Counts {
  const counts: Counts = {pass: 0, fail: 0, error: 0, 'not-run': 0}
  for (const {observed} of tests) counts[observed]++
  return counts
}

const requirement = {revision: 1, answer: 'case'}

for (const [format, make] of Object.entries({junit: randomJunit, tap: randomTap})) {
  test(`import: of random ${format} no test is lost, and none is made up`, () => {
    for (let seed = firstSeed; seed < firstSeed + 300 * effort; seed++) {
      const {text, counts, named} = make(randomOf(seed))
      const report = readReport(Buffer.from(text), 'r')
      const message = `TEST_SEED=${seed}\n${text}`
      assert.equal(report.format, format, message)
      assert.deepEqual(
        report.problems.filter(({severity}) => severity === 'error'),
        [],
        message,
      )
      assert.deepEqual(countsOf(report), counts, message)
      const {lines, unmapped, mapped} = mapTests(
        report.tests,
        {prefix: 't/r', file: 'r'},
        {properties: [], rules: [], pattern: undefined},
        {ids: sampleIds, requirement: () => requirement, case: () => undefined},
      )
      assert.equal(mapped, named, message)
      assert.equal(mapped + unmapped.length, report.tests.length, message)
      const ids = [...new Set(lines.map((line) => line.case)), ...unmapped.map((line) => line.unmapped)]
      assert.equal(new Set(ids).size, report.tests.length, message)
    }
  })

  test(`import: ${format} that is cut off anywhere is refused, or has lost no test`, () => {
    for (let seed = firstSeed; seed < firstSeed + 60 * effort; seed++) {
      const random = randomOf(seed)
      const {text} = make(random)
      const whole = readReport(Buffer.from(text), 'r')
      const cut = Buffer.from(text).subarray(0, Math.floor(random() * Buffer.byteLength(text)))
      const report = readReport(cut, 'r')
      const refused = report.problems.some(({severity}) => severity === 'error')
      assert.ok(refused || report.tests.length === whole.tests.length, `TEST_SEED=${seed}\n${cut}`)
    }
  })
}
