import {AssertionError} from 'node:assert'
import {tmpdir} from 'node:os'
import {fileURLToPath} from 'node:url'
import {TargetLost} from '../port.ts'

/** Longest evidence, in characters. */
const bound = 1500

/** Why a case failed, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `the case threw ${String(error)}`
  const [line] = error.message.split('\n')
  return scrubbed(error instanceof AssertionError ? departure(error, line!.replace(/:$/, '')) : line!)
}

/** The message of an assertion says what has to hold; that of `fail` what was seen. */
function departure({operator, actual, expected}: AssertionError, message: string): string {
  if (operator === 'fail') return message
  const short = (value: unknown) => shown(value).length <= 200 && typeof value !== 'object' && value !== undefined
  if (operator === '==' || !short(actual) || !short(expected)) return `not so: ${message}`
  return `${message}: expected ${shown(expected)}, found ${shown(actual)}`
}

/** What was expected, what was found, and the register accesses that led there. The oldest accesses give way first. */
export function evidenceOf(error: unknown, transcript: readonly string[]): string {
  const head: string[] = []
  if (error instanceof AssertionError && error.operator !== 'fail')
    head.push(...comparison(error.actual, error.expected))
  else if (error instanceof TargetLost)
    head.push(...(error.log === '' ? [] : ['the target printed:', tail(error.log, 600)]))
  else if (error instanceof Error && !(error instanceof AssertionError)) head.push(...stackOf(error))
  let length = head.join('\n').length
  const lines: string[] = []
  for (const line of transcript.toReversed()) {
    length += line.length + 3
    if (length > bound - 40) break
    lines.unshift(`  ${line}`)
  }
  return bounded([...head, ...(lines.length > 0 ? ['last accesses:', ...lines] : [])].join('\n'))
}

/** A text without what differs from run to run, at most 1,500 characters long. */
export function bounded(text: string): string {
  const clean = scrubbed(text)
  return clean.length <= bound ? clean : `${clean.slice(0, bound - 2)} …`
}

/** A text without the temporary folder, the working folder, process ids and addresses in a URL. */
export function scrubbed(text: string): string {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  return text
    .replaceAll('file://', '')
    .replaceAll(root, '')
    .replaceAll(`${process.cwd()}/`, '')
    .replaceAll(tmpdir(), 'TMPDIR')
    .replace(/\bpid \d+/g, 'pid N')
}

function comparison(actual: unknown, expected: unknown): string[] {
  if (actual instanceof Uint8Array && expected instanceof Uint8Array) return [difference(actual, expected)]
  return [`expected: ${shown(expected)}`, `actual: ${shown(actual)}`]
}

function difference(actual: Uint8Array, expected: Uint8Array): string {
  if (actual.length !== expected.length) return `expected: ${expected.length} bytes\nactual: ${actual.length} bytes`
  const place = actual.findIndex((byte, index) => byte !== expected[index])
  const some = (bytes: Uint8Array) => Buffer.from(bytes.subarray(place, place + 8)).toString('hex')
  return `of ${actual.length} bytes the first that differs is ${place}\nexpected: ${some(expected)}\nactual: ${some(actual)}`
}

function shown(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value) && value > 9) return `${value} (0x${value.toString(16)})`
  if (typeof value === 'bigint') return `${value} (0x${value.toString(16)})`
  if (value instanceof Uint8Array) return `${value.length} bytes ${Buffer.from(value.subarray(0, 16)).toString('hex')}`
  const text = JSON.stringify(value, (_, part) =>
    typeof part === 'bigint' ? String(part) : part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part,
  )
  return tail(text ?? String(value), 300)
}

function stackOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !line.includes('node:'))
    .slice(0, 3)
    .map((line) => line.trim())
}

function tail(text: string, length: number): string {
  return text.length <= length ? text.trimEnd() : `… ${text.slice(-length).trimEnd()}`
}
