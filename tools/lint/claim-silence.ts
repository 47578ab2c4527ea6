import {appliesTo} from '../model/conditions/applicability.ts'
import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import {affirmedBy, deniedBy, rowsById} from './claim-says.ts'
import type {LintInput} from './input.ts'

/** Where spec.yaml asks for whole claims: what applies, and is for the target to answer, is answered. A permission need not be. */
export function claimSilence({spec, claims, targets, requirements}: LintInput): Finding[] {
  if (!spec.claims || claims.size === 0) return []
  const rows = rowsById(requirements())
  return [...claims].flatMap(([path, claim]) => {
    const subjects = new Set(targets.filter((target) => target.claim === path).flatMap(({subjects: own}) => own))
    const said = new Set([...affirmedBy(claim, rows), ...deniedBy(claim, rows)])
    const facts = {data: claim.data, allProfiles: false}
    const silent = [...rows.values()].filter(
      (row) =>
        row.level !== 'MAY' &&
        row.subject !== null &&
        subjects.has(row.subject) &&
        !said.has(row.id) &&
        appliesTo(row, facts, spec) === true,
    )
    if (silent.length === 0) return []
    const first = silent.slice(0, 3).map(({id}) => id)
    const more = silent.length > first.length ? ` and ${silent.length - first.length} more` : ''
    return [
      claimFinding(claim, ['answers'], {
        rule: 'claim-silence',
        message: `Unexpected silence on ${first.join(', ')}${more}, expected an answer to what applies`,
        fix: 'answer under `answers` (true), `except` (with the reason) or `evidence`; what is not answered stays blank',
      }),
    ]
  })
}
