import {decodeReport} from './decode.ts'
import {readJunit} from './junit/read-junit.ts'
import {type ImportProblem, reportInto} from './problem.ts'
import {looksLikeTap, readTap} from './tap/read-tap.ts'
import type {TestReport} from './test-report.ts'

/** Reads what another test runner wrote. Which format it is says the content, not the name. */
export function readReport(bytes: Uint8Array, file: string): TestReport {
  const problems: ImportProblem[] = []
  const report = reportInto(problems, file)
  const nothing: TestReport = {format: 'junit', tests: [], day: null, problems}
  const decoded = decodeReport(bytes, report)
  if (!decoded) return nothing
  const {text, encoding} = decoded
  const read = /^\s*</.test(text.slice(0, 1000))
    ? readJunit(text, encoding, report)
    : looksLikeTap(text)
      ? readTap(text, report)
      : undefined
  if (read) {
    if (read.tests.length === 0 && problems.length === 0)
      report('warning', 1, 'Unexpected report without a test, expected some', 'look whether the runner found its tests')
    return {...read, problems}
  }
  report(
    'error',
    1,
    text.trim() === ''
      ? 'Unexpected empty file, expected a report of tests'
      : 'Unexpected text, expected JUnit XML or TAP',
    'have the runner write JUnit XML or TAP',
  )
  return nothing
}
