import {cleanMessage} from '../clean-text.ts'
import type {Report} from '../problem.ts'
import {type ForeignTest, type Judgement, mostTests, type TestReport, tooManyTests} from '../test-report.ts'
import {messageOfBlock} from './message-of-block.ts'
import {type Directive, readTapLine, type TapLine} from './tap-line.ts'

/** Nobody nests subtests deeper. */
const deepest = 100

/** Spaces that a subtest stands to the right of its parent. */
const step = 4

/** Lines of a block that are kept: enough for its message. */
const mostLines = 200

/** Does a text hold TAP near its beginning? Whoever starts the tests may have written something before. */
export function looksLikeTap(text: string): boolean {
  return /^(?:TAP version \d|1\.\.\d|(?:not )?ok(?=\s|$)|Bail out!)/m.test(text.slice(0, 100_000))
}

/**
 * TAP 13 and 14. Every test point is a test, but for one that closes a subtest and says no more than the tests within it.
 * A plan that is not kept, a bail out and a block without end are errors: what passed may be half of a run.
 */
export function readTap(text: string, report: Report): Omit<TestReport, 'problems'> {
  const reader = new TapReader(report)
  reader.read(text)
  return {format: 'tap', tests: reader.tests, day: null}
}

/** The tests of one indentation, from the first of them to the test point that closes them. */
interface Level {
  plan: {count: number; line: number} | undefined
  count: number
  numbers: Set<number>
  /** Index of its first test, with those of deeper levels. */
  first: number
  line: number
}

type TestLine = Extract<TapLine, {type: 'test'}>

class TapReader {
  readonly tests: ForeignTest[] = []
  readonly #report: Report
  readonly #levels: Level[] = []
  #line = 0
  #stopped = false
  /** The block that follows a test point, while it is open. */
  #block: {indent: number; lines: string[]; line: number; test: ForeignTest | undefined} | undefined
  /** The test point of the line before: a block belongs to it. */
  #latest: {test: ForeignTest | undefined; indent: number} | undefined

  constructor(report: Report) {
    this.#report = report
  }

  read(text: string): void {
    this.#levels.push(newLevel(0, 1))
    for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length && !this.#stopped; ) {
      const end = text.indexOf('\n', at)
      const next = end < 0 ? text.length : end
      this.#line++
      this.#read(text.slice(at, text[next - 1] === '\r' ? next - 1 : next))
      at = next + 1
    }
    if (this.#stopped) return
    // What is missing may be the directive that took a pass back.
    if (this.#latest && !text.endsWith('\n'))
      this.#error(this.#line, 'Unexpected end within a line, expected its end', 'run the tests again, to their end')
    this.#end()
  }

  #read(whole: string): void {
    const line = whole.trimStart()
    const indent = whole.length - line.length
    if (this.#block) {
      this.#readBlock(whole, indent, line)
      return
    }
    if (line === '---' && this.#latest && indent > this.#latest.indent) {
      this.#block = {indent, lines: [], line: this.#line, test: this.#latest.test}
      return
    }
    this.#latest = undefined
    const read = readTapLine(line.trimEnd())
    if (read.type === 'other' || read.type === 'version') return
    if (read.type === 'bail') {
      this.#stop(
        `Unexpected \`Bail out!\`${read.reason ? ` (${read.reason})` : ''}, expected a run to its end`,
        'run the tests again: what was not run is not known',
      )
      return
    }
    // TAP leaves other lines to whoever writes them; where one of ours is lost this way, the plan is not kept.
    if (indent % step !== 0) return
    const depth = indent / step
    if (depth > deepest) {
      this.#stop(`Unexpected subtests below ${deepest} others, expected fewer`, 'this is no report of tests')
      return
    }
    if (read.type === 'plan') {
      this.#openLevels(depth)
      this.#close(depth)
      this.#plan(this.#levels[depth]!, read.count)
    } else this.#test(read, depth, indent)
  }

  #plan(level: Level, count: number): void {
    if (level.plan) this.#error(this.#line, 'Unexpected second plan, expected one', 'import each run on its own')
    else level.plan = {count, line: this.#line}
  }

  #test(read: TestLine, depth: number, indent: number): void {
    this.#openLevels(depth)
    const level = this.#levels[depth]!
    level.count++
    if (read.number !== undefined) {
      if (level.numbers.has(read.number))
        this.#error(
          this.#line,
          `Unexpected second test ${read.number}, expected each number once`,
          'import each run on its own',
        )
      level.numbers.add(read.number)
    }
    const within = this.#levels[depth + 1]
    const test = within ? this.#closeSubtest(read, within, depth) : this.#add(read)
    this.#latest = {test, indent}
  }

  /**
   * The test point that closes a subtest gives its tests a name, and its own directive. It is a test of its own only where
   * it failed and none of them did.
   */
  #closeSubtest(read: TestLine, within: Level, depth: number): ForeignTest | undefined {
    this.#close(depth)
    const {tests} = this
    let failed = false
    for (let index = within.first; index < tests.length; index++) {
      const test = tests[index]!
      test.suites.unshift(read.name)
      if (isFailure(test) && read.directive) Object.assign(test, excused(read.directive, test.evidence))
      failed ||= isFailure(test)
    }
    if (!read.ok && !read.directive && !failed) return this.#add(read)
    return within.count === 0 ? this.#add(read) : undefined
  }

  #add({ok, name, directive}: TestLine): ForeignTest | undefined {
    if (this.tests.length >= mostTests) {
      this.#stop(...tooManyTests)
      return undefined
    }
    const test: ForeignTest = {
      ...judge(ok, directive),
      name,
      classname: '',
      file: '',
      suites: [],
      properties: [],
      line: this.#line,
    }
    this.tests.push(test)
    return test
  }

  #openLevels(depth: number): void {
    while (this.#levels.length <= depth) this.#levels.push(newLevel(this.tests.length, this.#line))
  }

  /** Closes all levels below one: their plans have to be kept. */
  #close(depth: number): void {
    while (this.#levels.length > depth + 1) this.#check(this.#levels.pop()!)
  }

  #check({plan, count, numbers, line}: Level): void {
    if (!plan)
      this.#error(
        line,
        `Unexpected ${tests(count)} without a plan, expected \`1..${count}\` before or after: the report may be cut off`,
        'run the tests again, to their end',
      )
    else if (plan.count !== count)
      this.#error(
        plan.line,
        `Unexpected ${tests(count)}, expected ${plan.count}, as the plan says`,
        'run the tests again, to their end',
      )
    else {
      const beyond = [...numbers].find((number) => number < 1 || number > plan.count)
      if (beyond !== undefined)
        this.#error(
          plan.line,
          `Unexpected test ${beyond}, expected numbers from 1 to ${plan.count}, as the plan says`,
          'run the tests again, to their end',
        )
    }
  }

  #readBlock(whole: string, indent: number, line: string): void {
    const block = this.#block!
    if (line.trimEnd() === '...' && indent === block.indent) {
      this.#block = undefined
      this.#latest = undefined
      const {test, lines} = block
      if (test && test.observed !== 'pass') test.evidence = cleanMessage(messageOfBlock(lines) || restOf(test, lines))
    } else if (block.lines.length < mostLines) block.lines.push(whole.slice(block.indent))
  }

  #end(): void {
    if (this.#block)
      this.#error(
        this.#block.line,
        'Unexpected end within a block, expected `...`',
        'run the tests again, to their end',
      )
    if (this.#levels.length > 1)
      this.#error(
        this.#levels[1]!.line,
        'Unexpected end after a subtest, expected the test point that closes it: the report is cut off',
        'run the tests again, to their end',
      )
    this.#close(0)
    this.#check(this.#levels[0]!)
  }

  #error(line: number, message: string, fix: string): void {
    this.#report('error', line, message, fix)
  }

  #stop(message: string, fix: string): void {
    this.#stopped = true
    this.#error(this.#line, message, fix)
  }
}

function newLevel(first: number, line: number): Level {
  return {plan: undefined, count: 0, numbers: new Set(), first, line}
}

function judge(ok: boolean, directive: Directive | undefined): Judgement {
  if (!directive) return {observed: ok ? 'pass' : 'fail', reason: null, evidence: null}
  if (ok && directive.word === 'todo') {
    const reason =
      directive.reason === '' ? 'passes, though marked todo' : `passes, though marked todo: ${directive.reason}`
    return {observed: 'pass', reason, evidence: null}
  }
  return excused(directive, null)
}

function excused({word, reason}: Directive, evidence: string | null): Judgement {
  const kind = word === 'todo' ? 'todo' : 'skipped'
  return {observed: 'not-run', reason: reason === '' ? kind : `${kind}: ${reason}`, evidence}
}

/** Of a failure without a message the block itself, but for what differs from run to run. */
function restOf(test: ForeignTest, lines: string[]): string {
  return isFailure(test) ? lines.filter((line) => !/^duration_ms:/.test(line)).join('\n') : ''
}

function isFailure({observed}: ForeignTest): boolean {
  return observed === 'fail' || observed === 'error'
}

function tests(count: number): string {
  return `${count} ${count === 1 ? 'test' : 'tests'}`
}
