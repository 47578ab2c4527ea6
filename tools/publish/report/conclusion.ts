import {requirementStates} from '../../model/states.ts'
import type {ReportRequirement, ReportRows} from '../../trace/report.ts'
import type {Report} from './report.ts'

/**
 * What was shown of one profile: its obligations that apply have all to be shown, and none denied. One that binds a subject
 * for which the target cannot answer is not shown. Where none of them applies there is nothing to conform to. A
 * recommendation that is not shown is told and costs nothing.
 */
export function concludeProfile(
  {name, title, claimed}: ReportRows['profiles'][number],
  stated: boolean,
  requirements: ReportRequirement[],
): Report['conclusions'][number] {
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
