import {cleanMessage, cleanName} from '../clean-text.ts'
import type {Judgement, Outcome} from '../test-report.ts'

/** What an element such as `failure` says. */
export interface Statement {
  element: string
  type: string
  message: string
  text: string
}

/** A testcase as the report has it. */
export interface RawTestcase {
  attributes: Record<string, string>
  statements: Statement[]
  /** What the test printed: looked at where a failure says nothing. */
  output: string
}

/** Words of `status` and `result` that runners write, and what they mean. Googletest says `result` beside `status`. */
const words = new Map<string, Outcome>(
  Object.entries({
    run: 'pass',
    pass: 'pass',
    passed: 'pass',
    success: 'pass',
    successful: 'pass',
    ok: 'pass',
    completed: 'pass',
    fail: 'fail',
    failed: 'fail',
    failure: 'fail',
    error: 'error',
    errored: 'error',
    broken: 'error',
    timeout: 'error',
    notrun: 'not-run',
    disabled: 'not-run',
    suppressed: 'not-run',
    skip: 'not-run',
    skipped: 'not-run',
    ignored: 'not-run',
    pending: 'not-run',
    todo: 'not-run',
  }),
)

/** Words for a test that was left out, as a reader understands them. */
const leftOut: Record<string, string> = {notrun: 'not run', suppressed: 'disabled'}

/** What became of a test, by its own elements and words. A test that says it was left out is no failure. */
export function outcomeOf({attributes, statements, output}: RawTestcase): Judgement {
  const of = (...names: string[]) => statements.filter(({element}) => names.includes(element))
  const evidenceOf = (all: Statement[]) =>
    cleanMessage(all.map(messageOf).find((text) => text.trim() !== '') ?? '') ?? cleanMessage(output)
  const failures = of('failure')
  const errors = of('error')
  const told = [attributes.status, attributes.result].map((word) => (word ?? '').toLowerCase().replace(/[-_\s]/g, ''))
  const [skipped] = of('skipped')
  if (skipped) {
    const broken = [...failures, ...errors]
    return {observed: 'not-run', reason: whySkipped(skipped), evidence: broken.length > 0 ? evidenceOf(broken) : null}
  }
  if (failures.length > 0 || errors.length > 0) {
    const tries = of('rerunFailure', 'rerunError').length
    return {
      observed: failures.length > 0 ? 'fail' : 'error',
      reason: tries > 0 ? `so did ${count(tries, 'further try', 'further tries')}` : null,
      evidence: evidenceOf([...failures, ...errors]),
    }
  }
  // Left out beats run: a disabled test of Googletest has `status="notrun"`, and none of its elements.
  const left = told.findLast((word) => words.get(word) === 'not-run')
  if (left !== undefined) return {observed: 'not-run', reason: leftOut[left] ?? left, evidence: null}
  const flaky = of('flakyFailure', 'flakyError')
  if (flaky.length > 0) {
    return {
      observed: flaky.some(({element}) => element === 'flakyFailure') ? 'fail' : 'error',
      reason: `flaky: it passed after ${count(flaky.length, 'failed try', 'failed tries')}`,
      evidence: evidenceOf(flaky),
    }
  }
  const unknown = told.find((word) => word !== '' && words.get(word) === undefined)
  if (unknown !== undefined)
    return {observed: 'error', reason: `unknown status ${cleanName(unknown)}`, evidence: cleanMessage(output)}
  const worst = told.map((word) => words.get(word)).find((word) => word === 'fail' || word === 'error')
  return worst
    ? {observed: worst, reason: null, evidence: cleanMessage(output)}
    : {observed: 'pass', reason: null, evidence: null}
}

function messageOf({message, text}: Statement): string {
  return message.trim() === '' ? text : message
}

/** Node writes `message="true"` where nobody gave a reason. */
function whySkipped(statement: Statement): string {
  const {type} = statement
  const kind = /todo/i.test(type) ? 'todo' : /xfail/i.test(type) ? 'expected failure' : 'skipped'
  const said = cleanName(messageOf(statement))
  return said === '' || said === 'true' ? kind : `${kind}: ${said}`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
