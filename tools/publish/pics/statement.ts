import type {Truth} from '../../model/conditions/condition.ts'
import {requirementStates} from '../../model/states.ts'
import type {PicsRows} from '../../trace/pics.ts'
import type {Statement} from './pics.ts'
import {type AskedRequirement, isObligation} from './status.ts'

/** A requirement at its place in the proforma. */
export interface PlacedRequirement extends AskedRequirement {
  at: string
}

/**
 * The two statements of conformance: what the claim amounts to, and how much of what is asked of the target was shown. The
 * claim is decided by its own answers alone: an obligation that it denies, or one of which it says nothing, keeps it from yes,
 * and so does a claim of no profile; where no obligation applies there is nothing to say yes to. `missing`: absent answers that
 * decide on an obligation.
 */
export function statementOf(
  {summary}: PicsRows,
  placed: PlacedRequirement[],
  missing: number,
  profiles: Truth[],
): Statement {
  const binding = placed.filter(({truth, base}) => truth === true && isObligation(base))
  const denied = binding.filter(({requirement}) => requirement.answer === 'no')
  const silent = binding.filter(({requirement}) => requirement.answer === null)
  const elsewhere = silent.filter(({requirement}) => requirement.state === 'not answerable')
  const unanswered = silent.filter((one) => !elsewhere.includes(one))
  const open = requirementStates
    .filter(({counted, shown}) => counted && !shown)
    .map(({name}) => ({
      state: name,
      ids: placed.flatMap((one) => (one.requirement.state === name ? one.requirement.id : [])),
    }))
    .filter(({ids}) => ids.length > 0)
  const places = (ones: PlacedRequirement[]) => ones.map(({at, requirement}) => `${at} (${requirement.id})`)
  return {
    claimed:
      profiles.length > 0 && profiles.every((one) => one === false)
        ? 'no: none of the profiles is claimed'
        : claimed(binding.length, places(denied), missing + unanswered.length, elsewhere.length),
    denied: places(denied),
    unanswered: places(unanswered),
    elsewhere: places(elsewhere),
    shown: shown(placed, summary!, elsewhere.length),
    open,
  }
}

function claimed(obligations: number, denied: string[], missing: number, elsewhere: number): string {
  const gaps = [
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'answer' : 'answers'} missing`] : []),
    ...(elsewhere > 0 ? [bindsElsewhere(elsewhere)] : []),
  ]
  if (denied.length > 0) return [`no: ${denied.join(', ')}`, ...gaps].join('; ')
  if (gaps.length > 0) return `not decided: ${gaps.join('; ')}`
  return obligations > 0 ? 'yes' : 'none: no obligation applies to what is claimed'
}

/** A recommendation that is not shown is told, and takes no conformance away. */
function shown(
  placed: PlacedRequirement[],
  {counted, verified, attested}: NonNullable<PicsRows['summary']>,
  elsewhere: number,
): string {
  const open = placed.filter(({requirement: {state}}) => openStates.has(state ?? ''))
  const owed = open.filter(({base}) => isObligation(base)).length
  const recommended = open.length - owed
  const all = `${verified + attested} of ${counted} shown (${verified} observed, ${attested} attested)`
  const beside = elsewhere > 0 ? `; ${bindsElsewhere(elsewhere)}` : ''
  if (owed > 0 || elsewhere > 0) return `no: ${all}${beside}`
  return counted === 0
    ? 'none: nothing is asked of this target'
    : `yes${recommended > 0 ? `, but for ${recommended} recommended` : ''}: ${all}`
}

const openStates = new Set(
  requirementStates.flatMap(({name, counted, shown: seen}) => (counted && !seen ? [name] : [])),
)

function bindsElsewhere(count: number): string {
  return `${count} ${count === 1 ? 'obligation binds' : 'obligations bind'} what this target cannot answer for`
}
