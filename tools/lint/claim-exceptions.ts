import {appliesTo} from '../model/conditions/applicability.ts'
import {answersOf} from '../model/conditions/atom-answers.ts'
import type {Finding} from '../model/finding.ts'
import type {ClaimedRequirement} from '../model/lint-rows.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import {deniedBy, rowsById} from './claim-says.ts'
import type {LintInput} from './input.ts'

/** Exceptions leave out nothing that a run has shown, and are heeded where conformance is stated. */
export function claimExceptions({spec, claims, targets, requirements, outcomes}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const rows = rowsById(requirements())
  const seen = spec.claims ? outcomes().filter(({state}) => state === 'failed') : []
  return [...claims].flatMap(([path, claim]) => {
    const own = targets.filter((target) => target.claim === path)
    const names = new Set(own.map(({name}) => name))
    const gaps = new Set(seen.filter(({target}) => names.has(target)).map(({requirement}) => requirement))
    const denied = deniedBy(claim, rows)
    const subjects = new Set(own.flatMap(({subjects: ones}) => ones))
    return [
      ...[...gaps].filter((id) => !denied.has(id)).map((id) => gap(claim, id)),
      ...claim.conforms.flatMap((profile) => overstated(claim, profile, rows, subjects, spec)),
    ]
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
  subjects: ReadonlySet<string>,
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
  const owed = (row: ClaimedRequirement) =>
    row.level?.startsWith('MUST') === true && row.profiles.includes(profile) ? applies(row, claim, spec) : false
  const broken = [...deniedBy(claim, rows)].filter((id) => {
    const row = rows.get(id)
    return row !== undefined && owed(row) === true
  })
  const elsewhere = [...rows.values()].filter(
    (row) => owed(row) !== false && row.subject !== null && !subjects.has(row.subject),
  )
  return [
    ...(broken.length === 0
      ? []
      : [
          report(
            `Unexpected conformance to the profile \`${profile}\`, expected no exception to one of its obligations: ${broken.join(', ')}`,
            'meet the obligation, or leave the profile out of `conforms`',
          ),
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          report(
            `Unexpected conformance to the profile \`${profile}\`, expected nobody to answer for what is not its own: ${elsewhere.length} of its obligations bind ${[...new Set(elsewhere.map(({subject}) => subject))].sort().join(', ')}`,
            'leave the profile out of `conforms`, or name the subjects among those of the target',
          ),
        ]),
  ]
}

function applies(row: ClaimedRequirement, claim: Claim, spec: LintInput['spec']) {
  return appliesTo(row, {data: claim.data, allProfiles: false}, spec)
}
