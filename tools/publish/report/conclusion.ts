import {requirementStates} from '../../model/states.ts'
import type {ReportRequirement, ReportRows} from '../../trace/report.ts'
import type {Report} from './report.ts'

type Conclusion = Report['conclusions'][number]

/**
 * What was shown of one profile: its obligations that apply have all to be shown, and none denied. One that binds a subject
 * for which the target cannot answer is not shown. Where none of them applies there is nothing to conform to. A
 * recommendation that is not shown is told and costs nothing.
 */
export function concludeProfile(
  {name, title, claimed}: ReportRows['profiles'][number],
  stated: boolean,
  requirements: ReportRequirement[],
): Conclusion {
  const asked = claimed === false ? [] : requirements.filter((one) => one.profiles.includes(name))
  const owed = asked.filter(({level, state}) => level.startsWith('MUST') && state !== 'not applicable')
  const prevents = requirementStates.flatMap(({name: state, shown}) => {
    if (shown) return []
    const ids = owed.flatMap((one) => (one.state === state ? [one.id] : []))
    return ids.length === 0 ? [] : [{state: state as Report['requirements'][number]['state'], ids}]
  })
  const denies = owed.flatMap((one) => (one.support === 'no' ? [one.id] : []))
  return {
    profile: name,
    title,
    claimed,
    stated,
    obligations: owed.length,
    conforms: claimed === true && owed.length > 0 ? prevents.length + denies.length === 0 : null,
    prevents,
    denies,
    departs: asked.flatMap((one) => (one.level.startsWith('SHOULD') && one.counted && !one.shown ? [one.id] : [])),
  }
}

/** Said of a profile of which no obligation applies: that is no conformance. */
export const nothingOwed = 'none: no obligation of it applies to this target'

/** The obligations of a profile that were not shown, and those that were but that the claim denies: none counts twice. */
export function gapsOf({prevents, denies}: Pick<Conclusion, 'prevents' | 'denies'>): {open: number; denied: number} {
  const open = new Set(prevents.flatMap(({ids}) => ids))
  return {open: open.size, denied: denies.filter((id) => !open.has(id)).length}
}

/** `3 obligations are not shown, 1 obligation is shown and denied`; what there is none of is left out. */
export function gapWords(conclusion: Pick<Conclusion, 'prevents' | 'denies'>, word: string): string {
  const {open, denied} = gapsOf(conclusion)
  const amount = (count: number, words: string) =>
    `${count} ${count === 1 ? 'obligation is' : 'obligations are'} ${words}`
  return [
    ...(open > 0 || denied === 0 ? [amount(open, word)] : []),
    ...(denied > 0 ? [amount(denied, 'shown and denied')] : []),
  ].join(', ')
}
