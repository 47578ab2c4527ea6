import {answerOf} from '../model/conditions/atom-answers.ts'
import type {Finding} from '../model/finding.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** What a run saw of the devices and bits of a target, held against what its claim says of them. */
export function claimContradictions({claims, targets, runs}: LintInput): Finding[] {
  return targets.flatMap(({name, claim: path}) => {
    const claim = path === null ? undefined : claims.get(path)
    const survey = runs.find(({target}) => target === name)?.survey
    return claim && survey ? compare(claim, claim.data, survey, [], name) : []
  })
}

function compare(claim: Claim, said: unknown, seen: unknown, path: string[], target: string): Finding[] {
  const [answer, observed] = [answerOf(said), answerOf(seen)]
  if (typeof answer === 'boolean' && typeof observed === 'boolean' && answer !== observed)
    return [
      claimFinding(claim, path, {
        rule: 'claim-contradicted',
        message: `Unexpected \`${path.join('.')}: ${answer}\`, expected ${observed}, as the last run on ${target} saw it`,
        fix: 'mend the claim or the implementation, and run the suite again',
      }),
    ]
  if (!isMapping(said) || !isMapping(seen)) return []
  return Object.keys(said)
    .filter((key) => key !== 'supported' && Object.hasOwn(seen, key))
    .flatMap((key) => compare(claim, said[key], seen[key], [...path, key], target))
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
