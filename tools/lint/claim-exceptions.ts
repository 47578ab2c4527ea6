import {appliesTo} from '../model/conditions/applicability.ts'
import {answersOf} from '../model/conditions/atom-answers.ts'
import type {Finding} from '../model/finding.ts'
import type {ClaimedRequirement} from '../model/lint-rows.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** Exceptions name what exists, leave out nothing that a run has shown, and are heeded where conformance is stated. */
export function claimExceptions({spec, claims, targets, requirements, failures}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const rows = new Map(requirements().map((row) => [row.id, row]))
  const seen = spec.claims ? failures() : []
  return [...claims].flatMap(([path, claim]) => {
    const own = new Set(targets.filter((target) => target.claim === path).map(({name}) => name))
    const gaps = new Set(seen.filter(({target}) => own.has(target)).map(({requirement}) => requirement))
    return [
      ...Object.keys(claim.except)
        .filter((id) => !rows.has(id))
        .map((id) => unknown(claim, id)),
      ...[...gaps].filter((id) => !Object.hasOwn(claim.except, id)).map((id) => gap(claim, id)),
      ...claim.conforms.flatMap((profile) => overstated(claim, profile, rows, spec)),
    ]
  })
}

function unknown(claim: Claim, id: string): Finding {
  return claimFinding(claim, ['except', id], {
    rule: 'claim-exception',
    message: `Unexpected exception to \`${id}\`, expected a requirement in force`,
    fix: 'mend the id, or remove the exception',
  })
}

function gap(claim: Claim, id: string): Finding {
  return claimFinding(claim, ['except'], {
    rule: 'claim-gap',
    message: `Unexpected failure of ${id}, expected it among the exceptions of the claim`,
    fix: `mend the implementation, or add \`${id}:\` with the reason under \`except\``,
  })
}

function overstated(
  claim: Claim,
  profile: string,
  rows: ReadonlyMap<string, ClaimedRequirement>,
  spec: LintInput['spec'],
): Finding[] {
  const answer = answersOf(spec.conditions, claim.data, null, false)
  const report = (message: string, fix: string): Finding =>
    claimFinding(claim, ['conforms'], {rule: 'claim-overstated', message, fix})
  if (answer('profile', profile) !== true)
    return [
      report(
        `Unexpected conformance to the profile \`${profile}\`, expected one that the claim supports`,
        'answer the profile with true, or leave it out of `conforms`',
      ),
    ]
  const broken = Object.keys(claim.except).filter((id) => {
    const row = rows.get(id)
    if (!row?.level?.startsWith('MUST') || !row.profiles.includes(profile)) return false
    return appliesTo(row, {data: claim.data, allProfiles: false}, spec) === true
  })
  if (broken.length === 0) return []
  return [
    report(
      `Unexpected conformance to the profile \`${profile}\`, expected no exception to one of its obligations: ${broken.join(', ')}`,
      'meet the obligation, or leave the profile out of `conforms`',
    ),
  ]
}
