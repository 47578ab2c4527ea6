import {SaxesParser, type SaxesTagPlain} from 'saxes'
import {cleanName, longestEvidence} from '../clean-text.ts'
import type {Report} from '../problem.ts'
import {type ForeignTest, mostTests, type TestReport, tooManyTests} from '../test-report.ts'
import {outcomeOf, type RawTestcase, type Statement} from './outcome.ts'

/** Nobody nests suites deeper. */
const deepest = 200

/** Characters given to the parser at a time: an error stops it there. */
const portion = 1 << 20

/** Elements of a testcase that say what became of it. */
const statements = new Map(
  ['failure', 'error', 'skipped', 'rerunFailure', 'rerunError', 'flakyFailure', 'flakyError'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

/** Attributes of a testcase that are its own, and no property: older versions of Googletest write those as attributes, too. */
const own = new Set([
  'name',
  'classname',
  'class',
  'file',
  'line',
  'time',
  'timestamp',
  'status',
  'result',
  'assertions',
])

/**
 * JUnit XML as Surefire, pytest, Googletest, jest-junit, CTest and Node write it. Counts of suites make
 * no result; a suite that counts failures of which no test tells is a warning. What is no well-formed XML, or has a document type, is refused as a whole: it may have been cut off.
 */
export function readJunit(text: string, encoding: string, report: Report): Omit<TestReport, 'problems'> {
  const reader = new JunitReader(encoding, report)
  reader.read(text)
  return {format: 'junit', tests: reader.tests, day: reader.day}
}

/** A testcase, or a suite that failed outside of its tests, while its element is open. */
interface Open extends RawTestcase {
  depth: number
  line: number
  properties: ForeignTest['properties']
}

class JunitReader {
  readonly tests: ForeignTest[] = []
  day: string | null = null
  readonly #report: Report
  readonly #parser = new SaxesParser({fragment: false})
  readonly #elements: string[] = []
  readonly #suites: {name: string; depth: number; counted: number; before: number}[] = []
  /** Tests and suites so far that something is wrong with. */
  #troubled = 0
  #open: Open | undefined
  #statement: (Statement & {depth: number; suite: boolean}) | undefined
  /** A property whose value is its text. */
  #property: {name: string; value: string; depth: number} | undefined
  #stopped = false

  constructor(encoding: string, report: Report) {
    this.#report = report
    const parser = this.#parser
    parser.on('error', ({message}) => this.#refuse(inWords(message), 'have the runner write it again, whole'))
    parser.on('doctype', () =>
      this.#refuse('Unexpected document type, expected plain elements', 'remove `<!DOCTYPE …>`'),
    )
    parser.on('xmldecl', ({encoding: named}) => {
      const said = named?.toLowerCase() ?? 'utf-8'
      if (said !== 'us-ascii' && said !== 'ascii' && !encoding.startsWith(said))
        this.#refuse(`Unexpected encoding \`${said}\`, expected UTF-8`, 'save the report as UTF-8')
    })
    parser.on('opentag', (tag) => this.#opened(tag as SaxesTagPlain))
    parser.on('closetag', () => this.#closed())
    parser.on('text', (text) => this.#said(text))
    parser.on('cdata', (text) => this.#said(text))
  }

  read(text: string): void {
    for (let at = 0; at < text.length && !this.#stopped; at += portion) this.#parser.write(text.slice(at, at + portion))
    if (!this.#stopped) this.#parser.close()
  }

  /** The first reason counts: what follows an error of syntax is a guess. */
  #refuse(message: string, fix: string): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#report('error', this.#parser.line, message, fix, this.#parser.columnIndex + 1)
  }

  /** Capitals are not told apart: a `Failure` passed over would be a pass. */
  #opened({name: written, attributes}: SaxesTagPlain): void {
    if (this.#stopped) return
    const name = written.toLowerCase()
    const depth = this.#elements.push(name)
    if (depth > deepest) {
      this.#refuse(
        `Unexpected element \`${written}\` below ${deepest} others, expected fewer`,
        'this is no report of tests',
      )
      return
    }
    if (depth === 1 && name !== 'testsuites' && name !== 'testsuite') {
      this.#refuse(
        `Unexpected element \`${written}\`, expected \`testsuites\` or \`testsuite\``,
        'have the runner write JUnit XML',
      )
      return
    }
    const day = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(attributes.timestamp ?? '')?.[0]
    if (day !== undefined && (this.day === null || day > this.day)) this.day = day
    if (name === 'testcase') this.#openTestcase(attributes, depth)
    else if (name === 'testsuite' && !this.#open)
      this.#suites.push({name: attributes.name ?? '', depth, counted: countedIn(attributes), before: this.#troubled})
    else if (name === 'property' && this.#open) this.#openProperty(attributes, depth)
    else if (statements.has(name) && !this.#statement) {
      const {type = '', message = ''} = attributes
      this.#statement = {
        element: statements.get(name)!,
        type,
        message: message.slice(0, mostKept),
        text: '',
        depth,
        suite: !this.#open,
      }
    }
  }

  #openTestcase(attributes: Record<string, string>, depth: number): void {
    if (this.#open) {
      this.#refuse(
        'Unexpected testcase within a testcase, expected one beside the other',
        'have the runner write JUnit XML',
      )
      return
    }
    if (this.tests.length >= mostTests) {
      this.#refuse(...tooManyTests)
      return
    }
    const properties = Object.entries(attributes)
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => ({name, value}))
    this.#open = {attributes, statements: [], output: '', depth, line: this.#parser.line, properties}
  }

  #openProperty({name = '', value}: Record<string, string>, depth: number): void {
    if (value !== undefined) this.#open!.properties.push({name, value})
    else this.#property = {name, value: '', depth}
  }

  #said(text: string): void {
    if (this.#statement) this.#statement.text = joined(this.#statement.text, text)
    else if (this.#property) this.#property.value = joined(this.#property.value, text)
    else if (this.#open && /^system-(?:out|err)$/.test(this.#elements.at(-1) ?? ''))
      this.#open.output = joined(this.#open.output, text)
  }

  #closed(): void {
    const depth = this.#elements.length
    this.#elements.pop()
    if (this.#property?.depth === depth) {
      this.#open?.properties.push({name: this.#property.name, value: this.#property.value.trim()})
      this.#property = undefined
    }
    if (this.#statement?.depth === depth) this.#closeStatement(this.#statement)
    if (this.#open?.depth === depth) {
      const {attributes, line, properties} = this.#open
      this.#add(outcomeOf(this.#open), attributes, line, properties)
      this.#open = undefined
    }
    if (this.#suites.at(-1)?.depth === depth) this.#closeSuite(this.#suites.pop()!)
  }

  /** What a suite says outside of its tests is said of a test without a name: it is not lost. */
  #closeStatement({depth: _, suite, ...statement}: Statement & {depth: number; suite: boolean}): void {
    this.#statement = undefined
    if (!suite) this.#open?.statements.push(statement)
    else if (/^(?:failure|error)$/.test(statement.element)) {
      const raw: RawTestcase = {attributes: {}, statements: [statement], output: ''}
      this.#add(
        outcomeOf(raw),
        {name: '(the suite itself)', classname: this.#suites.at(-1)?.name ?? ''},
        this.#parser.line,
        [],
      )
    }
  }

  /** A process that dies leaves a suite that counts an error, and no test that says so. */
  #closeSuite({name, counted, before}: {name: string; counted: number; before: number}): void {
    if (counted === 0 || this.#troubled > before) return
    this.#troubled++
    this.#report(
      'warning',
      this.#parser.line,
      `Unexpected suite \`${cleanName(name)}\` that counts ${counted} failed, expected a test in it that tells of it`,
      'look whether the runner died before it wrote them all',
    )
  }

  #add(
    judgement: ReturnType<typeof outcomeOf>,
    attributes: Record<string, string>,
    line: number,
    properties: ForeignTest['properties'],
  ): void {
    if (judgement.observed !== 'pass') this.#troubled++
    this.tests.push({
      ...judgement,
      name: attributes.name ?? '',
      classname: attributes.classname ?? attributes.class ?? '',
      file: attributes.file ?? '',
      suites: this.#suites.map(({name}) => name),
      properties,
      line,
    })
  }
}

function countedIn({failures, errors}: Record<string, string>): number {
  const counts = [failures, errors].filter((text) => /^\d{1,9}$/.test(text ?? ''))
  return counts.reduce((sum, text) => sum + Number(text), 0)
}

const mostKept = 4 * longestEvidence

function joined(before: string, text: string): string {
  return before.length >= mostKept ? before : before + text.slice(0, mostKept - before.length)
}

/** `3:14: unclosed tag: testsuite` of the parser, in our grammar. */
function inWords(message: string): string {
  return `Unexpected XML, expected a whole well-formed document: ${message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`
}
