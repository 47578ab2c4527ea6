import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** The keys of `claims.identity` in spec.yaml have a value in every claim. */
export function claimIdentity({spec, claims}: LintInput): Finding[] {
  return [...claims.values()].flatMap((claim) =>
    (spec.claims?.identity ?? [])
      .filter((key) => !isSaid(claim.data[key]))
      .map((key) =>
        claimFinding(claim, [key], {
          rule: 'claim-identity',
          message: `Unexpected claim without \`${key}\`, expected ${spec.claims!.identity.join(', ')}`,
          fix: `add \`${key}:\` with its value`,
        }),
      ),
  )
}

function isSaid(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}
