import type {Facts, Requirement, Target} from './facts.ts'

/** True, false, or null where the claim is silent. */
export type Answer = boolean | null

export type Condition =
  | {type: 'atom'; kind: string; name: string}
  | {type: 'not'; part: Condition}
  | {type: 'and' | 'or'; parts: Condition[]}

/** A question of a kind: `feature(X)`. */
export interface Atom {
  kind: string
  name: string
}

/** What is answered to it. */
export type Said = (kind: string, name: string) => Answer

export const spell = ({kind, name}: Atom): string => `${kind}(${name})`

export const not = (answer: Answer): Answer => (answer === null ? null : !answer)

export function every(answers: Answer[]): Answer {
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

export function some(answers: Answer[]): Answer {
  if (answers.includes(true)) return true
  return answers.includes(null) ? null : false
}

/** Reads `device(d) and (feature(a) or not feature(b))`; `always` is the empty conjunction. */
export function parseCondition(text: string): Condition {
  const tokens = text.match(/[()]|[\p{L}\p{N}_-]+/gu) ?? []
  let at = 0
  const list = (word: 'or' | 'and', next: () => Condition): Condition => {
    const parts = [next()]
    while (tokens[at] === word) {
      at += 1
      parts.push(next())
    }
    return parts.length === 1 ? parts[0]! : {type: word, parts}
  }
  const whole = (): Condition => list('or', () => list('and', negation))
  const negation = (): Condition => {
    const token = tokens[at++]
    if (token === 'not') return {type: 'not', part: negation()}
    if (token === 'always') return {type: 'and', parts: []}
    if (token === '(') {
      const inner = whole()
      at += 1
      return inner
    }
    const name = tokens[at + 1]!
    at += 3
    return {type: 'atom', kind: token!, name}
  }
  const condition = whole()
  if (at !== tokens.length) throw new Error(`Unexpected end of the condition ${text}`)
  return condition
}

export function evaluate(condition: Condition, atom: (kind: string, name: string) => Answer): Answer {
  if (condition.type === 'atom') return atom(condition.kind, condition.name)
  if (condition.type === 'not') return not(evaluate(condition.part, atom))
  const parts = condition.parts.map((part) => evaluate(part, atom))
  return condition.type === 'and' ? every(parts) : some(parts)
}

/** Applies: one of its profiles, and its condition. */
export function applicationOf({profiles, condition}: Requirement): Condition {
  const selected: Condition = {type: 'or', parts: profiles.map((name) => ({type: 'atom', kind: 'profile', name}))}
  return {type: 'and', parts: [selected, parseCondition(condition)]}
}

export function atomsOf(condition: Condition): Atom[] {
  if (condition.type === 'atom') return [condition]
  return condition.type === 'not' ? atomsOf(condition.part) : condition.parts.flatMap(atomsOf)
}

/** What a claim, or the survey of a run, says of an atom; undefined where there is neither. */
export function answersOf(facts: Facts, target: Target): Said | undefined {
  const surveyed = target.claim === null
  const said = target.claim ?? target.survey
  if (said === null) return undefined
  const devices = (said.devices ?? {}) as Record<string, {supported?: boolean; features?: Record<string, boolean>}>
  const supported = (device: string): Answer => devices[device]?.supported ?? null
  const offered = (device: string, bit: string): Answer => {
    const present = supported(device)
    return present === false ? false : every([present, devices[device]?.features?.[bit] ?? null])
  }
  return (kind, name) => {
    if (kind === 'profile') return surveyed ? true : ((said.profiles as Record<string, boolean>)?.[name] ?? null)
    if (kind === 'device') return supported(name)
    if (kind === 'feature') {
      const owners = facts.features.filter((feature) => feature.name === name).map(({device}) => device)
      const candidates = owners.includes(null) ? Object.keys(devices) : owners.map((device) => device!)
      return some(candidates.map((device) => offered(device, name)))
    }
    const place = facts.conditionKinds
      .find((known) => known.name === kind)!
      .places[0]!.split('.')
      .at(-1)!
    return (said[place] as Record<string, boolean> | undefined)?.[name] ?? null
  }
}
