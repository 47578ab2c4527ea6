import type {Finding, RuleId} from '../model/finding.ts'
import type {Claim} from '../model/sources.ts'

/** A finding about a claim, at the key that this path leads to, or at the nearest one above it. */
export function claimFinding(
  {file, places}: Claim,
  path: string[],
  {rule, message, fix}: {rule: RuleId; message: string; fix: string},
): Finding {
  const known = path.map((_, index) => path.slice(0, path.length - index).join('/')).find((key) => key in places)
  const [line, column] = known === undefined ? [1, 1] : places[known]!
  return {rule, file, line, column, message, fix}
}
