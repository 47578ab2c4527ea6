import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** Answers to another version are no answers to this one: its requirements may have other words. */
export function claimSpecification({spec, claims}: LintInput): Finding[] {
  const own = `${spec.short} ${spec.version}`
  return [...claims.values()]
    .filter(({identity}) => identity.specification !== '' && identity.specification !== own)
    .map((claim) =>
      claimFinding(claim, ['specification'], {
        rule: 'claim-specification',
        message: `Unexpected claim to \`${claim.identity.specification}\`, expected one to \`${own}\``,
        fix: 'go through its answers with the text in force, then name this version',
      }),
    )
}
