import assert from 'node:assert/strict'
import test from 'node:test'
import {formatImported} from '../../tools/import/format-imported.ts'
import {mapTests} from '../../tools/import/map-tests.ts'
import {readReport} from '../../tools/import/read-report.ts'
import {parseImported} from '../../tools/read/imported.ts'
import {decodeSource} from '../../tools/read/source-text.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {sampleIds} from '../settings.ts'

const pieces = [
  ...['REQ-A-001', 'REQ-B-002@3', ' ', '/', '#1', '../', '\\u202e', '\\', '"', '\u202e', '\u200b', '\u00ad', '\ufeff'],
  ...[
    '\n',
    '\t',
    '\r',
    'é',
    '测',
    '\u{1f600}',
    '\u{e0041}',
    'x'.repeat(600),
    '\u2028',
    '<U+0000>',
    '\u009b31m',
    '\u200d',
  ],
]

/** By number, so that XML keeps each as it is. */
function xml(text: string): string {
  return [...text].map((character) => `&#${character.codePointAt(0)};`).join('')
}

test('import: whatever tests are called and say, the results are a source without a finding, and come back', () => {
  for (let seed = firstSeed; seed < firstSeed + 400 * effort; seed++) {
    const random = randomOf(seed)
    const words = () => Array.from({length: Math.floor(random() * 6)}, () => pick(random, pieces)).join('')
    const testcase = () => {
      const attributes = `name="${xml(words())}" classname="${xml(words())}" file="${xml(words())}"`
      const said = pick(random, [
        '',
        `<failure message="${xml(words())}">${xml(words())}</failure>`,
        `<skipped message="${xml(words())}"/>`,
      ])
      return `<testcase ${attributes} status="${xml(pick(random, ['', words()]))}">${said}</testcase>`
    }
    const cases = Array.from({length: Math.floor(random() * 6)}, testcase).join('')
    const report = readReport(
      Buffer.from(`<testsuites><testsuite name="${xml(words())}">${cases}</testsuite></testsuites>`),
      'r.xml',
    )
    const message = `TEST_SEED=${seed}\n${cases}`
    assert.ok(
      report.problems.every(({severity}) => severity === 'warning'),
      message,
    )
    const {lines, unmapped} = mapTests(
      report.tests,
      {prefix: 'lab/ci', file: 'r.xml'},
      {properties: [], rules: [], pattern: undefined},
      {ids: sampleIds, requirement: () => ({revision: 1, answer: 'case'}), case: () => undefined},
    )
    const imported = {format: 'junit', file: 'r.xml', sha256: '', tool: null}
    const head = {target: 'lab', targetVersion: '', specification: 'S', imported, run: '2026-02-03'}
    const file = 'results/imported/lab/ci.jsonl'
    const decoded = decodeSource(Buffer.from(formatImported(head, lines, unmapped)), file)
    assert.deepEqual(decoded.findings, [], message)
    const {value, findings} = parseImported(decoded.text!, file)
    assert.deepEqual(findings, [], message)
    assert.equal(value!.unmapped, unmapped.length, message)
    assert.deepEqual(
      value!.results.map(({line: _, judge: _judge, caseHash, foreign: _foreign, ...rest}) => ({
        ...rest,
        caseHash: caseHash || null,
      })),
      lines,
      message,
    )
  }
})
