import assert from 'node:assert/strict'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {readReport} from '../../tools/import/read-report.ts'
import type {TestReport} from '../../tools/import/test-report.ts'
import {withHiddenShown} from '../../tools/text/hidden.ts'
import {fixturesFolder, foldersIn, updating} from '../fixture.ts'

const folder = join(fixturesFolder, 'reports')

/** A test a line: outcome, where it stands, why, its properties, what it said; then what is wrong with the file. */
function describe({format, day, tests, problems}: TestReport): string {
  const lines = tests.map(({observed, suites, file, classname, name, reason, properties, evidence, line}) =>
    [
      `${line}: ${observed}`,
      [suites.join(' > '), file, classname, name].join(' | '),
      ...(reason === null ? [] : [`(${reason})`]),
      ...properties.map(({name, value}) => `[${name}=${value}]`),
      ...(evidence === null ? [] : [JSON.stringify(evidence)]),
    ].join('  '),
  )
  const wrong = problems.map(
    ({file, line, column, severity, message, fix}) =>
      `${file}:${line}:${column}: ${severity}: ${message}\n  fix: ${fix}`,
  )
  return withHiddenShown(`${[`${format}, ${day ?? 'no day'}`, ...lines, ...wrong].join('\n')}\n`)
}

for (const name of foldersIn(folder)) {
  test(`import: ${name}`, () => {
    const file = readdirSync(join(folder, name)).find((one) => one.startsWith('report.'))!
    const report = readReport(readFileSync(join(folder, name, file)), file)
    const actual = describe(report)
    const expected = join(folder, name, 'expected.txt')
    if (updating) writeFileSync(expected, actual)
    else assert.equal(actual, readFileSync(expected, 'utf8'))
    if (name.endsWith('refused')) assert.ok(report.problems.some(({severity}) => severity === 'error'))
    for (const {message} of report.problems) assert.match(message, /^Unexpected .*, expected /s)
  })
}
