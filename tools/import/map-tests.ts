import {compareText} from '../model/finding.ts'
import type {MappingRule} from '../model/imported.ts'
import {shortHash} from '../text/hash.ts'
import {cleanName} from './clean-text.ts'
import {fits} from './glob.ts'
import type {ImportProblem} from './problem.ts'
import {type Known, type Named, resolveName} from './resolve-name.ts'
import {type ForeignTest, outcomes} from './test-report.ts'

/** How tests say what they show: tried in this order, the first that says something counts. */
export interface MappingOptions {
  /** Names of properties whose values name requirements or cases. */
  properties: string[]
  rules: MappingRule[]
  /** In place of the patterns of ids: its group, or all that it finds, names a requirement. */
  pattern: RegExp | undefined
}

/** A line of the results: what a test shows of a requirement. */
export interface MappedLine {
  requirement: string
  revision: number
  case: string
  /** Of a case of ours; null: the test stands for itself. */
  caseHash: string | null
  title: string
  observed: string
  reason: string | null
  evidence: string | null
}

export interface UnmappedLine {
  unmapped: string
  title: string
  observed: string
  reason: string | null
}

export interface Mapped {
  lines: MappedLine[]
  unmapped: UnmappedLine[]
  /** Tests that show something. */
  mapped: number
  /** Lines whose test names no revision. */
  withoutRevision: number
  problems: ImportProblem[]
}

/** Says of every test which requirements it shows; `prefix` opens the ids of tests that are no cases of ours. */
export function mapTests(
  tests: ForeignTest[],
  {prefix, file}: {prefix: string; file: string},
  options: MappingOptions,
  known: Known,
): Mapped {
  const problems = new Problems(file)
  const idOf = identify(prefix)
  const kept = new Map<string, MappedLine>()
  const unmapped: UnmappedLine[] = []
  const used = new Set<MappingRule>()
  let mapped = 0
  let withoutRevision = 0
  for (const test of tests) {
    const id = idOf(test)
    const title = cleanName(test.name) || '(without a name)'
    const told = {title, observed: test.observed, reason: test.reason === null ? null : cleanName(test.reason)}
    const {names, reason} = namesOf(test, options, known, used, problems)
    if (names.length === 0) {
      unmapped.push({unmapped: id, ...told, reason: told.reason ?? reason})
      continue
    }
    mapped++
    for (const {requirement, revision, case: own, assumed} of names) {
      if (assumed) withoutRevision++
      const line: MappedLine = {
        requirement,
        revision,
        case: own?.id ?? id,
        caseHash: own?.hash ?? null,
        ...told,
        evidence: test.evidence,
      }
      const key = JSON.stringify([requirement, line.case])
      const before = kept.get(key)
      if (before) problems.second(line, test.line)
      if (!before || rank(line.observed) < rank(before.observed)) kept.set(key, line)
    }
  }
  for (const rule of options.rules) if (!used.has(rule)) problems.unused(rule)
  return {
    lines: [...kept.values()].sort((a, b) => compareText(a.case, b.case) || compareText(a.requirement, b.requirement)),
    unmapped: unmapped.sort((a, b) => compareText(a.unmapped, b.unmapped)),
    mapped,
    withoutRevision,
    problems: problems.all(),
  }
}

/** What a test shows; where it names what there is not, `reason` says so. */
function namesOf(
  test: ForeignTest,
  {properties, rules, pattern}: MappingOptions,
  known: Known,
  used: Set<MappingRule>,
  problems: Problems,
): {names: Named[]; reason: string | null} {
  const told = test.properties
    .filter(({name}) => properties.includes(name))
    .flatMap(({value}) => valuesOf(value, known))
  const fitting = rules.filter(({patterns}) => patterns.every(({field, pattern: text}) => fits(test[field], text)))
  for (const rule of fitting) used.add(rule)
  const ways = [
    () => told,
    () => fitting.flatMap(({names}) => names.map(({name}) => name)),
    () => found(test, pattern, known),
  ]
  for (const way of ways) {
    const values = [...new Set(way())]
    if (values.length === 0) continue
    const names: Named[] = []
    let reason: string | null = null
    for (const value of values) {
      const resolved = resolveName(value, known)
      if ('problem' in resolved) {
        problems.unknown(value, resolved.problem, test.line)
        reason ??= `${cleanName(value)}: ${resolved.problem}`
      } else {
        if (resolved.outdated) problems.outdated(value, resolved.outdated, test.line)
        names.push(resolved)
      }
    }
    return {names: withoutDoubles(names), reason}
  }
  return {names: [], reason: null}
}

/** A property may hold one name, or several. */
function valuesOf(value: string, known: Known): string[] {
  const whole = value.trim()
  return known.case(whole) ? [whole] : whole.split(/[\s,;]+/).filter((part) => part !== '')
}

const mostSearched = 2000

/** In the name of the test, else in its class, else in the suites around it. */
function found(test: ForeignTest, pattern: RegExp | undefined, known: Known): string[] {
  for (const place of [test.name, test.classname, ...test.suites.toReversed()]) {
    const text = place.slice(0, mostSearched)
    const names = pattern ? byPattern(text, pattern, known) : byIds(text, known)
    if (names.length > 0) return names
  }
  return []
}

function byIds(text: string, known: Known): string[] {
  return [...text.matchAll(known.ids.anywhere)]
    .filter((match) => known.ids.typeOf(match[1]!) === 'requirement')
    .map((match) => match[1]! + (/^@[1-9]\d{0,5}(?!\d)/.exec(text.slice(match.index + match[0].length))?.[0] ?? ''))
}

/** Names of functions hold no hyphens: where one is not known, it is read with hyphens for its underscores. */
function byPattern(text: string, pattern: RegExp, known: Known): string[] {
  return [...text.matchAll(pattern)]
    .map((match) => match.groups?.id ?? match[1] ?? match[0])
    .filter((name) => name !== '')
    .map((name) => (isKnown(name, known) ? name : name.replaceAll('_', '-')))
}

function isKnown(name: string, known: Known): boolean {
  return !('problem' in resolveName(name, known))
}

/** One requirement may be named with its revision and without. */
function withoutDoubles(names: Named[]): Named[] {
  const kept = new Map<string, Named>()
  for (const name of names) {
    const key = JSON.stringify([name.requirement, name.case?.id])
    const before = kept.get(key)
    if (!before || (before.outdated && !name.outdated)) kept.set(key, name)
  }
  return [...kept.values()]
}

function rank(observed: string): number {
  return outcomes.indexOf(observed as (typeof outcomes)[number])
}

/** Longer ids are cut, with a hash of the whole. */
const longestId = 300

/** Ids that stay the same as long as the tests are named and ordered alike: equal names are counted. */
function identify(prefix: string): (test: ForeignTest) => string {
  const counts = new Map<string, number>()
  return ({file, classname, suites, name}) => {
    // A report without classes tells its tests apart by the suites around them.
    const parts = [file, classname || suites.join(' > '), name].map(cleanName).filter((part) => part !== '')
    const whole = parts.join('/')
    const path = whole.length > longestId ? `${whole.slice(0, longestId)}…${shortHash(whole)}` : whole
    const ordinal = (counts.get(path) ?? 0) + 1
    counts.set(path, ordinal)
    return `${prefix}:${path}#${ordinal}`
  }
}

/** What is said once, however many tests say it. */
class Problems {
  readonly #file: string
  readonly #found = new Map<string, {problem: ImportProblem; count: number}>()

  constructor(file: string) {
    this.#file = file
  }

  unknown(value: string, problem: string, line: number): void {
    const name = cleanName(value)
    this.#say(
      line,
      `Unexpected \`${name}\`, expected a requirement or a case: ${problem}`,
      'mend the name in the tests',
    )
  }

  outdated(value: string, revision: number, line: number): void {
    this.#say(
      line,
      `Unexpected \`${cleanName(value)}\`, expected revision ${revision}, which is in force: the result counts as outdated`,
      'look whether the test still shows it, then name the revision in force',
    )
  }

  second({case: id, requirement}: MappedLine, line: number): void {
    this.#say(
      line,
      `Unexpected second result of \`${id}\` for ${requirement}, expected one; the worst counts`,
      'give each test a name of its own',
    )
  }

  unused({file, line, column}: MappingRule): void {
    this.#say(line, 'Unexpected rule that fits no test, expected one that does', 'mend its patterns, or remove it', {
      file,
      column,
    })
  }

  all(): ImportProblem[] {
    return [...this.#found.values()].map(({problem, count}) =>
      count === 1 ? problem : {...problem, message: `${problem.message} (${count} tests)`},
    )
  }

  #say(line: number, message: string, fix: string, {file = this.#file, column = 1} = {}): void {
    const key = `${file} ${message} ${file === this.#file ? '' : line}`
    const known = this.#found.get(key)
    if (known) known.count++
    else this.#found.set(key, {problem: {file, line, column, severity: 'warning', message, fix}, count: 1})
  }
}
