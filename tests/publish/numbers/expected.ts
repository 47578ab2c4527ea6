import {answersOf, applicationOf, evaluate} from './conditions.ts'
import type {Facts, Requirement, Result, Target, Verdict, Waiver} from './facts.ts'

/** The thirteen words, in the order in which they are tried; of them all but the first three are counted. */
export const states = [
  'not applicable',
  'not answerable',
  'permission',
  'undecided',
  'waived',
  'no case',
  'no evidence',
  'not run',
  'not observable',
  'failed',
  'error',
  'verified',
  'attested',
] as const
export type State = (typeof states)[number]
export const isCounted = (state: State): boolean => states.indexOf(state) > 2
export const isShown = (state: State): boolean => state === 'verified' || state === 'attested'

/** The worst first. */
const order: Verdict[] = ['fail', 'error', 'not-run', 'not-observable', 'waived', 'pass']
const worst = (verdicts: Verdict[]): Verdict | undefined => order.find((verdict) => verdicts.includes(verdict))

/** One answer that a target gives to a requirement, or owes: of a case, or of evidence, which has none. */
export interface Given {
  testCase: string | null
  observed: Verdict
  reason: string | null
  verdict: Verdict
  /** Left out where a requirement's verdict is made of its answers. */
  aside: boolean
}

/** A requirement on a target. */
export interface Judged {
  requirement: Requirement
  target: string
  applies: 0 | 1 | null
  answerable: 0 | 1
  answers: Given[]
  verdict: Verdict
  shallow: 0 | 1
  state: State
  /** Document and reviewer of the evidence that answers it; null: none does. */
  evidence: string | null
}

export interface NeedJudged {
  need: string
  target: string
  shallow: 0 | 1
  deep: 0 | 1
  counted: number
  verified: number
  attested: number
  open: string[]
  state: 'not asked' | 'shown' | 'open'
}

export interface Expected {
  facts: Facts
  /** Target, then requirement in the order of the document. */
  judged: Map<string, Map<string, Judged>>
  needs: Map<string, Map<string, NeedJudged>>
}

export function expect(facts: Facts): Expected {
  const judged = new Map(
    facts.targets.map((target) => [
      target.name,
      new Map(facts.requirements.map((requirement) => [requirement.id, judge(facts, requirement, target)])),
    ]),
  )
  const needs = new Map(
    facts.targets.map(({name}) => [
      name,
      new Map(facts.needs.map(({id}) => [id, judgeNeed(facts, id, name, judged.get(name)!)])),
    ]),
  )
  return {facts, judged, needs}
}

function judge(facts: Facts, requirement: Requirement, target: Target): Judged {
  const atoms = answersOf(facts, target)
  const applies = atoms === undefined ? true : evaluate(applicationOf(requirement), atoms)
  const answerable = requirement.subject !== null && target.subjects.includes(requirement.subject)
  const waivers = facts.waivers.filter(
    (waiver) =>
      waiver.requirement === requirement.id &&
      waiver.revision === requirement.revision &&
      waiver.target === target.name &&
      waiver.until >= facts.spec.date,
  )
  const covering = casesOf(facts, requirement, target.name)
  const brought = facts.evidence.filter(
    (evidence) =>
      requirement.answer === 'evidence' &&
      evidence.requirement === requirement.id &&
      evidence.target === target.name &&
      evidence.revision === requirement.revision,
  )
  const given = [
    ...covering.map((id) =>
      overlaid(
        observe(facts, requirement, target, id),
        waivers.filter((one) => one.test_case === id),
      ),
    ),
    ...brought.map((evidence) => bare(null, evidence.verdict as Verdict, null)),
  ]
  const answers = overWhole(
    given,
    waivers.filter(({test_case}) => test_case === null),
  )
  const verdict =
    worst(answers.filter(({aside}) => !aside).map((answer) => answer.verdict)) ??
    (waivers.some((waiver) => waiver.test_case === null && waiver.observed === 'not-run') ? 'waived' : 'not-run')
  const shallow = requirement.answer === 'case' ? covering.length > 0 : brought.length > 0
  return {
    requirement,
    target: target.name,
    applies: applies === null ? null : applies ? 1 : 0,
    answerable: answerable ? 1 : 0,
    answers,
    verdict,
    shallow: shallow ? 1 : 0,
    state: stateOf({requirement, applies, answerable, shallow, verdict}),
    evidence: brought[0]?.note ?? null,
  }
}

function stateOf(of: {
  requirement: Requirement
  applies: boolean | null
  answerable: boolean
  shallow: boolean
  verdict: Verdict
}): State {
  if (of.applies === false) return 'not applicable'
  if (!of.answerable) return 'not answerable'
  if (of.requirement.level === 'MAY') return 'permission'
  if (of.applies === null) return 'undecided'
  if (of.verdict === 'waived') return 'waived'
  if (!of.shallow) return of.requirement.answer === 'case' ? 'no case' : 'no evidence'
  const shown = of.requirement.answer === 'case' ? 'verified' : 'attested'
  const words = {
    fail: 'failed',
    error: 'error',
    'not-run': 'not run',
    'not-observable': 'not observable',
    pass: shown,
  } as const
  return words[of.verdict]
}

/** Cases that have a covering link to it; those of another target's report are not its own. */
function casesOf(facts: Facts, requirement: Requirement, target: string): string[] {
  const covering = facts.roles.filter((role) => role.source_type === 'case' && role.covers).map(({name}) => name)
  const ids = facts.links
    .filter((link) => link.destination === requirement.id && link.status === 'covers' && covering.includes(link.role))
    .map(({source}) => source)
  return facts.cases.filter((one) => ids.includes(one.id) && (one.target ?? target) === target).map(({id}) => id)
}

function observe(facts: Facts, requirement: Requirement, target: Target, testCase: string): Given {
  const lines = facts.results
    .filter(
      (result) =>
        result.target === target.name && result.test_case === testCase && result.requirement === requirement.id,
    )
    .map((result) =>
      outdated(facts, requirement, target, result)
        ? bare(testCase, 'not-run', 'outdated')
        : bare(testCase, result.observed, result.reason),
    )
  const verdict = worst(lines.map(({observed}) => observed))
  return lines.find(({observed}) => observed === verdict) ?? bare(testCase, 'not-run', null)
}

/** By text, case, judge, judged or version. */
function outdated(facts: Facts, requirement: Requirement, target: Target, result: Result): boolean {
  const binding = facts.bindings.find((one) => one.test_case === result.test_case && one.target === target.name)
  return (
    result.revision !== requirement.revision ||
    result.case_hash !== facts.cases.find(({id}) => id === result.test_case)?.hash ||
    (result.imported === null &&
      binding !== undefined &&
      (result.judge !== binding.judge || result.judged !== binding.judged)) ||
    (target.version !== null && target.version !== result.target_version)
  )
}

function bare(testCase: string | null, observed: Verdict, reason: string | null): Given {
  const aside = observed === 'not-run' && (reason === 'not applicable' || reason === 'not answerable')
  return {testCase, observed, reason, verdict: observed, aside}
}

/** A waiver of this very case: it accepts the verdict that it names; one over a pass is an error, and an error stays. */
function overlaid(answer: Given, waivers: Waiver[]): Given {
  if (waivers.length === 0 || answer.aside || answer.observed === 'error') return answer
  if (answer.observed === 'pass') return {...answer, verdict: 'error'}
  return waivers.some(({observed}) => observed === answer.observed) ? {...answer, verdict: 'waived'} : answer
}

/** A waiver without a case is laid over the worst answer. */
function overWhole(answers: Given[], waivers: Waiver[]): Given[] {
  const verdict = worst(answers.filter(({aside}) => !aside).map((answer) => answer.verdict))
  if (waivers.length === 0 || verdict === undefined || verdict === 'error' || verdict === 'waived') return answers
  const accepted = waivers.some(({observed}) => observed === verdict)
  if (verdict !== 'pass' && !accepted) return answers
  return answers.map((answer) =>
    answer.verdict === verdict && !answer.aside
      ? {...answer, verdict: verdict === 'pass' ? 'error' : 'waived'}
      : answer,
  )
}

function judgeNeed(facts: Facts, need: string, target: string, judged: Map<string, Judged>): NeedJudged {
  const covering = facts.roles.filter((role) => role.destination_type === 'need' && role.covers).map(({name}) => name)
  const serving = new Set(
    facts.links
      .filter((link) => link.destination === need && link.status === 'covers' && covering.includes(link.role))
      .map(({source}) => source),
  )
  const counted = [...judged.values()].filter(({requirement, state}) => serving.has(requirement.id) && isCounted(state))
  const open = counted.filter(({state}) => !isShown(state)).map(({requirement}) => requirement.id)
  return {
    need,
    target,
    shallow: counted.length > 0 && counted.every(({shallow}) => shallow) ? 1 : 0,
    deep: counted.length > 0 && open.length === 0 ? 1 : 0,
    counted: counted.length,
    verified: counted.filter(({state}) => state === 'verified').length,
    attested: counted.filter(({state}) => state === 'attested').length,
    open,
    state: counted.length === 0 ? 'not asked' : open.length === 0 ? 'shown' : 'open',
  }
}

/** Figures of any set of requirements on a target. */
export interface Figures {
  requirements: number
  counted: number
  shallow: number
  shown: number
  verified: number
  attested: number
  states: Partial<Record<State, number>>
}

export function figuresOf(judged: Iterable<Judged>): Figures {
  const all = [...judged]
  const found = states.map((state) => [state, all.filter((one) => one.state === state).length] as const)
  const count = (holds: (one: Judged) => boolean): number => all.filter(holds).length
  return {
    requirements: all.length,
    counted: count(({state}) => isCounted(state)),
    shallow: count(({state, shallow}) => isCounted(state) && shallow === 1),
    shown: count(({state}) => isShown(state)),
    verified: count(({state}) => state === 'verified'),
    attested: count(({state}) => state === 'attested'),
    states: Object.fromEntries(found.filter(([, number]) => number > 0)),
  }
}

/** Rounded down; null where nothing is counted. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 100) / whole)
}
