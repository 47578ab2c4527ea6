import type {Claim} from '../model/sources.ts'

/** The requirements that a claim answers with no, whichever way. */
export function deniedBy(claim: Claim): Set<string> {
  return new Set([
    ...claim.answers.filter(({answer}) => answer === false).map(({requirement}) => requirement),
    ...claim.evidence.filter(({verdict}) => verdict === 'fail').map(({requirement}) => requirement),
  ])
}

/** The requirements that it answers with yes, whichever way. */
export function affirmedBy(claim: Claim): Set<string> {
  return new Set([
    ...claim.answers.filter(({answer}) => answer === true).map(({requirement}) => requirement),
    ...claim.evidence.filter(({verdict}) => verdict === 'pass').map(({requirement}) => requirement),
  ])
}
