import {allOf, type Condition, evaluateCondition, parseCondition, type Truth} from '../../model/conditions/condition.ts'
import type {PicsRequirement} from '../../trace/pics.ts'

/** How a claim answers a question of any kind; null where it is silent. */
export type Answer = (kind: string, name: string) => Truth

/** A requirement with what decides its status. */
export interface AskedRequirement {
  requirement: PicsRequirement
  condition: Condition
  /** The status that it has for whoever it binds. */
  base: Base
  /** Whether it binds, by the answers of the claim. */
  truth: Truth
}

/** Mandatory or optional; `[x]`: a prohibited or advised-against act, asked as refraining from it, so that yes conforms. */
export type Base = 'm' | 'm [x]' | 'o' | 'o [x]'

export function askedOf(requirement: PicsRequirement, answer: Answer): AskedRequirement {
  const condition = conditionOf(requirement)
  return {requirement, condition, base: baseStatus(requirement.level), truth: evaluateCondition(condition, answer)}
}

/** What a requirement asks before it binds: one of its profiles, and its own condition. */
function conditionOf({profiles, condition}: PicsRequirement): Condition {
  const parsed = parseCondition(condition)
  const written: Condition = 'condition' in parsed ? parsed.condition : {type: 'always'}
  const operands = profiles.map((name): Condition => ({type: 'atom', kind: 'profile', name}))
  const inProfile: Condition =
    operands.length === 0 ? {type: 'always'} : operands.length === 1 ? operands[0]! : {type: 'or', operands}
  return allOf([inProfile, written])
}

function baseStatus(level: string | null): Base {
  if (level === 'MUST') return 'm'
  if (level === 'MUST NOT') return 'm [x]'
  return level === 'SHOULD NOT' ? 'o [x]' : 'o'
}

export function isObligation(base: Base): boolean {
  return base.startsWith('m')
}

/** The status that is left of it once a claim's answers are put in: the base, n/a, or the conditional one still. */
export function statusHere(truth: Truth, base: string, conditional: string): string {
  return truth === null ? conditional : truth ? base : 'n/a'
}

/** Yes conforms in every row. Blank where the claim is silent: silence is neither. */
export function supportOf(truth: Truth, answer: 'yes' | 'no' | null): string {
  if (truth === false) return '–'
  return answer === null ? '' : answer === 'yes' ? 'Y' : 'N'
}
