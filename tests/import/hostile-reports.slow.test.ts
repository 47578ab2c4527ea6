import assert from 'node:assert/strict'
import test from 'node:test'
import {readReport} from '../../tools/import/read-report.ts'
import {mostTests} from '../../tools/import/test-report.ts'

/** Seconds; a machine that is busy takes a few times what it takes alone. */
const patience = 30

function read(text: string): {tests: number; errors: string[]; report: ReturnType<typeof readReport>} {
  const begin = performance.now()
  const report = readReport(Buffer.from(text), 'report')
  assert.ok(performance.now() - begin < patience * 1000, 'in bounded time')
  const errors = report.problems.filter(({severity}) => severity === 'error').map(({message}) => message)
  return {tests: report.tests.length, errors, report}
}

test('import: 100,000 elements in each other end no stack', () => {
  const deep = '<testsuite name="s">'.repeat(100_000) + '</testsuite>'.repeat(100_000)
  assert.match(read(deep).errors.join(), /^Unexpected element `testsuite` below 200 others/)
  const inFailure = `<testsuites><testcase name="a"><failure>${'<b>'.repeat(100_000)}`
  assert.match(read(inFailure).errors.join(), /below 200 others/)
})

test('import: millions of elements that say nothing fill no memory', () => {
  const {tests, errors} = read(`<testsuite>${'<a/>'.repeat(4_000_000)}<testcase name="t"/></testsuite>`)
  assert.deepEqual([tests, errors], [1, []])
})

test('import: a long message costs what its length does, and is cut', () => {
  const message = '&lt;'.repeat(3_000_000)
  const {report} = read(
    `<testsuite><testcase name="t"><failure message="${message}">${message}</failure></testcase></testsuite>`,
  )
  assert.equal(report.tests[0]!.evidence!.length, 2000)
  const printed = `<testsuite><testcase name="t"><failure/><system-out>${'x'.repeat(20_000_000)}</system-out></testcase></testsuite>`
  assert.equal(read(printed).report.tests[0]!.evidence!.length, 2000)
})

test('import: entities of a document are neither read nor repeated', () => {
  const laughs = Array.from({length: 20}, (_, index) => `<!ENTITY l${index + 1} "&l${index};&l${index};">`).join('')
  const bomb = `<?xml version="1.0"?><!DOCTYPE t [<!ENTITY l0 "lol">${laughs}]><testsuite name="&l20;"/>`
  assert.match(read(bomb).errors.join(), /document type/)
  assert.match(read('<testsuite><testcase name="&foo;"/></testsuite>').errors.join(), /undefined entity/)
})

test('import: a million lines of TAP are read in bounded time', () => {
  const block = ['  ---', "  error: 'x'", '  stack: |-', '    a', '  ...']
  const lines = Array.from({length: 150_000}, (_, index) =>
    [`not ok ${index + 1} - t # ${'#'.repeat(9)}`, ...block].join('\n'),
  )
  const {tests, errors} = read(`TAP version 13\n${lines.join('\n')}\n# noise\n1..150000\n`)
  assert.deepEqual([tests, errors], [150_000, []])
  const noise = `1..1\n${'    words of somebody else ok 1\n'.repeat(1_000_000)}ok 1 - a\n`
  assert.deepEqual(read(noise).errors, [])
})

test('import: more tests than anybody runs are refused, in either format', () => {
  assert.match(read('ok\n'.repeat(1_000_000)).errors.join(), /more than 250000 tests/)
  assert.match(
    read(`<testsuite>${'<testcase/>'.repeat(mostTests + 1)}</testsuite>`).errors.join(),
    /more than 250000 tests/,
  )
})

test('import: lines made to be read slowly are not', () => {
  const hashes = `1..1\nok 1 ${'\\'.repeat(500_000)}${'#'.repeat(500_000)}\n`
  assert.equal(read(hashes).tests, 1)
  assert.equal(read(`1..1\nok 1 ${' '.repeat(1_000_000)}x\n`).tests, 1)
  assert.equal(read(`1..1\nok 1 ${'# skip '.repeat(200_000)}\n`).tests, 1)
  assert.match(read(`${' '.repeat(1_000_000)}ok`).errors.join(), /neither|expected JUnit XML or TAP|without a plan/)
  assert.match(read(`1..${'9'.repeat(1_000_000)}\nok 1\n`).errors.join(), /without a plan/)
  assert.match(read(`${'    '.repeat(200)}ok 1\n`).errors.join(), /expected/)
})
