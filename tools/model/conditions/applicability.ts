import type {Sources} from '../sources.ts'
import type {Spec} from '../spec.ts'
import {answersOf} from './atom-answers.ts'
import {type Condition, evaluateCondition, parseCondition, type Truth} from './condition.ts'

/** What is known of a target: the answers of its claim, or what was seen of it. */
export interface Facts {
  data: Record<string, unknown>
  /** A survey has no profiles: all are taken as claimed. */
  allProfiles: boolean
}

/** What decides whether a requirement applies. */
export interface Applicable {
  device: string | null
  condition: string
  /** Those that hold it, and those that extend one of them. */
  profiles: string[]
}

/** One of its profiles is claimed, and its condition holds. Null: the claim leaves it open. */
export function appliesTo({device, condition, profiles}: Applicable, {data, allProfiles}: Facts, spec: Spec): Truth {
  const answer = answersOf(spec.conditions, data, device, allProfiles)
  const parsed = parseCondition(condition)
  const operands: Condition[] = []
  if (Object.keys(spec.profiles).length > 0)
    operands.push({type: 'or', operands: profiles.map((name) => ({type: 'atom', kind: 'profile', name}))})
  if ('condition' in parsed) operands.push(parsed.condition)
  return evaluateCondition({type: 'and', operands}, answer)
}

/** The claim of a target, or what a run without claim saw of it; undefined where there is neither. */
export function factsOf({claims, runs}: Sources, target: string, claim: string | null): Facts | undefined {
  const claimed = claim === null ? undefined : claims.get(claim)
  if (claimed) return {data: claimed.data, allProfiles: false}
  const survey = runs.find((run) => run.target === target)?.survey
  return survey ? {data: survey, allProfiles: true} : undefined
}
