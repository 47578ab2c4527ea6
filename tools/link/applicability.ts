import type {Database} from 'better-sqlite3'
import {appliesTo, factsOf} from '../model/conditions/applicability.ts'
import type {Sources} from '../model/sources.ts'

/** A row of `applicability`: what one requirement is to one target. */
export interface Applicability {
  requirement: string
  target: string
  answerable: 0 | 1
  applies: 0 | 1 | null
}

interface RequirementRow {
  id: string
  subject: string | null
  device: string | null
  condition: string
  /** JSON list of the profiles that hold it, those included that extend one of its own. */
  profiles: string
}

/** Says for every requirement and target whether it applies, and whether the target can answer for it. */
export function applicabilities(database: Database, sources: Sources): Applicability[] {
  if (sources.targets.length === 0) return []
  const requirements = database
    .prepare<[], RequirementRow>(
      `SELECT item.id, subject, device, condition,
              (SELECT json_group_array(profile) FROM profile_requirement WHERE requirement = item.id) AS profiles
       FROM requirement JOIN item ON item.key = requirement.item ORDER BY item.key`,
    )
    .all()
  return sources.targets.flatMap(({name: target, claim, subjects}) => {
    const facts = factsOf(sources, target, claim)
    return requirements.map(({id, subject, device, condition, ...row}): Applicability => {
      const profiles = JSON.parse(row.profiles) as string[]
      const applies = facts ? appliesTo({device, condition, profiles}, facts, sources.spec) : true
      return {
        requirement: id,
        target,
        answerable: subject !== null && subjects.includes(subject) ? 1 : 0,
        applies: applies === null ? null : applies ? 1 : 0,
      }
    })
  })
}
