import {compareText} from '../model/finding.ts'
import type {MappingRule} from '../model/imported.ts'
import {cleanName} from './clean-text.ts'
import {fits} from './glob.ts'
import {MappingProblems} from './mapping-problems.ts'
import type {ImportProblem} from './problem.ts'
import {type Known, type Named, resolveName} from './resolve-name.ts'
import {identify} from './test-ids.ts'
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
  const problems = new MappingProblems(file)
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
  problems: MappingProblems,
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

/** A revision that cannot be stays with its id, so that it is told and not taken for the one in force. */
function byIds(text: string, known: Known): string[] {
  return [...text.matchAll(known.ids.anywhere)]
    .filter((match) => known.ids.typeOf(match[1]!) === 'requirement')
    .map((match) => match[1]! + (/^@\d+/.exec(text.slice(match.index + match[0].length))?.[0] ?? ''))
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
