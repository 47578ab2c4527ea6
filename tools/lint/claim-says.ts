import type {ClaimedRequirement} from '../model/lint-rows.ts'
import type {Claim} from '../model/sources.ts'

type Revisions = ReadonlyMap<string, Pick<ClaimedRequirement, 'revision'>>

/** The requirements that a claim answers with no, whichever way. `rows`: evidence of another revision says nothing of this one. */
export function deniedBy(claim: Claim, rows: Revisions): Set<string> {
  return new Set([
    ...claim.answers.filter(({answer}) => answer === false).map(({requirement}) => requirement),
    ...inForce(claim, rows, 'fail'),
  ])
}

/** The requirements that it answers with yes, whichever way. */
export function affirmedBy(claim: Claim, rows: Revisions): Set<string> {
  return new Set([
    ...claim.answers.filter(({answer}) => answer === true).map(({requirement}) => requirement),
    ...inForce(claim, rows, 'pass'),
  ])
}

function inForce({evidence}: Claim, rows: Revisions, found: 'pass' | 'fail'): string[] {
  return evidence
    .filter(({requirement, revision, verdict}) => verdict === found && rows.get(requirement)?.revision === revision)
    .map(({requirement}) => requirement)
}

/** By id. */
export function rowsById(rows: ClaimedRequirement[]): ReadonlyMap<string, ClaimedRequirement> {
  return new Map(rows.map((row) => [row.id, row]))
}
