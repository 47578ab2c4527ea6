import {appliesTo} from '../model/conditions/applicability.ts'
import {answersOf} from '../model/conditions/atom-answers.ts'
import {atomsOf, parseCondition} from '../model/conditions/condition.ts'
import type {Finding} from '../model/finding.ts'
import type {ClaimedRequirement} from '../model/lint-rows.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** Where spec.yaml asks for whole claims: every profile is answered, and whatever leaves a requirement undecided. */
export function claimAnswers({spec, claims, requirements}: LintInput): Finding[] {
  if (!spec.claims || claims.size === 0) return []
  const rows = requirements()
  return [...claims.values()].flatMap((claim) => {
    const silent = new Map<string, string[]>()
    const note = (name: string, id: string) => silent.set(name, [...(silent.get(name) ?? []), id])
    const answer = answersOf(spec.conditions, claim.data, null, false)
    for (const profile of Object.keys(spec.profiles))
      if (answer('profile', profile) === null) note(`profile(${profile})`, '')
    for (const row of rows) for (const name of silentAtoms(row, claim, spec)) note(name, row.id)
    return [...silent].map(([name, ids]) => finding(claim, name, ids.filter(Boolean)))
  })
}

/** The atoms without an answer, of a requirement that is undecided for that. */
function silentAtoms(row: ClaimedRequirement, claim: Claim, spec: LintInput['spec']): string[] {
  if (appliesTo(row, {data: claim.data, allProfiles: true}, spec) !== null) return []
  const parsed = parseCondition(row.condition)
  if ('error' in parsed) return []
  const answer = answersOf(spec.conditions, claim.data, row.device, true)
  return [
    ...new Set(
      atomsOf(parsed.condition)
        .filter(({kind, name}) => answer(kind, name) === null)
        .map(({kind, name}) => `${kind}(${name})`),
    ),
  ]
}

function finding(claim: Claim, name: string, ids: string[]): Finding {
  const who =
    ids.length === 0
      ? ''
      : `: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''} cannot be decided without it`
  return claimFinding(claim, [], {
    rule: 'claim-answer',
    message: `Unexpected silence on \`${name}\`, expected true or false${who}`,
    fix: 'answer it in the claim; a missing answer is not the answer "no"',
  })
}
