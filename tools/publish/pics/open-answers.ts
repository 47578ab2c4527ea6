import {atomsOf, type Condition, evaluateCondition} from '../../model/conditions/condition.ts'
import type {ConditionList} from './condition-list.ts'
import type {Pics} from './pics.ts'
import type {QuestionTable} from './questions.ts'
import {type Answer, type AskedRequirement, isObligation} from './status.ts'

/** A requirement of which the claim does not say whether it applies. */
export interface Undecided extends AskedRequirement {
  /** Its place in the proforma. */
  at: string
}

/** Which absent answers decide something, how many of them an obligation, and why the others need not be given. */
export function openAnswers(
  questions: QuestionTable[],
  requirements: AskedRequirement[],
  undecided: Undecided[],
  conditions: ConditionList,
  answer: Answer,
): Pick<Pics, 'missing' | 'unneeded'> & {owed: number} {
  const missing: string[] = []
  let owed = 0
  const unneeded: string[] = []
  for (const {kind, names} of questions) {
    for (const {name, text, needs} of names) {
      if (answer(kind, name) !== null || evaluateCondition(needs, answer) === false) continue
      const reference = conditions.placeOf({kind, name})
      const holds = (condition: Condition) =>
        atomsOf(condition).some((atom) => atom.kind === kind && atom.name === name)
      const decided = undecided.filter(
        ({condition}) => holds(condition) && decisiveAtom(condition, kind, name, answer) === undefined,
      )
      if (decided.length > 0) {
        if (decided.some(({base}) => isObligation(base))) owed += 1
        const list = decided.map(({at, requirement}) => `${at} (${requirement.id})`).join(', ')
        missing.push(`${reference} ${text.replace(/ \(\d+\)$/, '')}: decides ${list}.`)
        continue
      }
      const asking = requirements.find(({condition, truth}) => truth !== null && holds(condition))
      if (!asking) continue
      const {condition, base} = asking
      const decisive = decisiveAtom(condition, kind, name, answer)
      if (decisive === undefined) continue
      const decider = conditions.placeOf(decisive)
      unneeded.push(
        `${reference} has no answer either, and needs none: ${decider} already decides ${conditions.statusOf(condition, base).replace(' [x]', '')}.`,
      )
    }
  }
  return {
    missing,
    owed,
    unneeded: missing.length === 0 ? unneeded.map((line) => line.replace(' either, and', ', and')) : unneeded,
  }
}

/** The answered atom beside (or above) an unanswered one that settles what both stand in. */
function decisiveAtom(
  condition: Condition,
  kind: string,
  name: string,
  answer: Answer,
): {kind: string; name: string} | undefined {
  if (condition.type === 'not') return decisiveAtom(condition.operand, kind, name, answer)
  if (condition.type !== 'and' && condition.type !== 'or') return undefined
  const holder = condition.operands.find((operand) =>
    atomsOf(operand).some((atom) => atom.kind === kind && atom.name === name),
  )
  const inner = holder && decisiveAtom(holder, kind, name, answer)
  if (inner) return inner
  const settling = condition.operands.find(
    (operand) => operand !== holder && evaluateCondition(operand, answer) === (condition.type === 'or'),
  )
  return settling && deciderOf(settling, answer)
}

/** An atom that makes a decided condition what it is: one that is answered, and that another answer could turn. */
function deciderOf(condition: Condition, answer: Answer): {kind: string; name: string} | undefined {
  if (condition.type === 'atom') return condition
  if (condition.type === 'not') return deciderOf(condition.operand, answer)
  if (condition.type === 'always') return undefined
  const truth = evaluateCondition(condition, answer)
  const decisive = condition.operands.find((operand) => evaluateCondition(operand, answer) === truth)
  return decisive && deciderOf(decisive, answer)
}
