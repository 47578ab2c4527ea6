import type {Finding} from '../model/finding.ts'
import type {ClaimedRequirement} from '../model/lint-rows.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import {affirmedBy, deniedBy, rowsById} from './claim-says.ts'
import type {LintInput} from './input.ts'

/** What a claim says of single requirements: of ones that exist, one thing each, a no with its reason, a number with its unit. */
export function claimRequirements({claims, requirements}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const rows = rowsById(requirements())
  return [...claims.values()].flatMap((claim) => [
    ...unknown(claim, rows),
    ...twofold(claim, rows),
    ...withoutReason(claim),
    ...withoutUnit(claim),
  ])
}

function unknown(claim: Claim, rows: ReadonlyMap<string, ClaimedRequirement>): Finding[] {
  return claim.answers
    .filter(({requirement}) => !rows.has(requirement))
    .map(({requirement: id, source}) =>
      claimFinding(claim, [source, id], {
        rule: 'claim-exception',
        message:
          source === 'except'
            ? `Unexpected exception to \`${id}\`, expected a requirement in force`
            : `Unexpected answer to \`${id}\`, expected a requirement in force`,
        fix: `mend the id, or remove the ${source === 'except' ? 'exception' : 'answer'}`,
      }),
    )
}

function twofold(claim: Claim, rows: ReadonlyMap<string, ClaimedRequirement>): Finding[] {
  const denied = deniedBy(claim, rows)
  return [...affirmedBy(claim, rows)]
    .filter((id) => denied.has(id))
    .map((id) =>
      claimFinding(
        claim,
        [claim.answers.some((one) => one.requirement === id && one.answer) ? 'answers' : 'evidence', id],
        {
          rule: 'claim-twofold',
          message: `Unexpected yes and no to ${id}, expected one answer`,
          fix: 'keep what is true in `answers`, `except` or `evidence`; until then the no counts',
        },
      ),
    )
}

function withoutReason(claim: Claim): Finding[] {
  return claim.answers
    .filter(({source, answer, reason}) => source === 'answers' && answer === false && reason === null)
    .map(({requirement: id}) =>
      claimFinding(claim, ['answers', id], {
        rule: 'claim-reason',
        message: `Unexpected no to ${id} without a reason, expected one`,
        fix: `move it to \`except\` with its reason, or write \`${id}: {answer: false, reason: …}\``,
      }),
    )
}

function withoutUnit(claim: Claim): Finding[] {
  const report = (path: string[], name: string, value: string | null) =>
    claimFinding(claim, path, {
      rule: 'claim-unit',
      message: `Unexpected number \`${value}\` of \`${name}\`, expected it with its unit`,
      fix: 'write `{value: 20, unit: ms}`; a pure number has the unit `1`',
    })
  return [
    ...claim.answers
      .filter(({bare}) => bare)
      .map(({requirement, source, value}) => report([source, requirement], requirement, value)),
    ...claim.values.filter(({bare}) => bare).map(({name, value}) => report(['values', name], name, value)),
  ]
}
