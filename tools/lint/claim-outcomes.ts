import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import {affirmedBy, deniedBy, rowsById} from './claim-says.ts'
import type {LintInput} from './input.ts'

/** A yes is not what a run has refuted, and a no is not what every case of it has shown. */
export function claimOutcomes({claims, targets, requirements, outcomes}: LintInput): Finding[] {
  if (![...claims.values()].some((claim) => claim.answers.length > 0)) return []
  const states = outcomes()
  const rows = rowsById(requirements())
  return targets.flatMap(({name, claim: path}) => {
    const claim = path === null ? undefined : claims.get(path)
    if (!claim) return []
    const yes = affirmedBy(claim, rows)
    const no = deniedBy(claim, rows)
    const placeOf = (id: string, sources: ('answers' | 'except')[]) =>
      sources.find((source) => claim.answers.some((one) => one.requirement === id && one.source === source)) ??
      'evidence'
    return states
      .filter(({target}) => target === name)
      .flatMap(({requirement: id, state}) => {
        if (state === 'failed' && yes.has(id))
          return [
            claimFinding(claim, [placeOf(id, ['answers']), id], {
              rule: 'claim-refuted',
              message: `Unexpected yes to ${id}, expected no: what answers it on ${name} fails`,
              fix: 'mend the implementation, or move it to `except` with the reason',
            }),
          ]
        if (state === 'verified' && no.has(id))
          return [
            claimFinding(claim, [placeOf(id, ['except', 'answers']), id], {
              rule: 'claim-understated',
              message: `Unexpected no to ${id}, expected yes: every case of it passes on ${name}`,
              fix: 'answer yes, or say in the reason what no case sees',
            }),
          ]
        return []
      })
  })
}
