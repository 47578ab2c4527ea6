import type {Spec} from '../../model/spec.ts'
import {type Flag, flag, table} from '../table.ts'

export interface ProfileRequirementRow {
  requirement: string
  profile: string
  inherited: Flag
}

export const profileRequirementTable = table<ProfileRequirementRow>('profile_requirement', {
  requirement: true,
  profile: true,
  inherited: true,
})

/** Every profile that holds a requirement which names `profiles`: itself, or through one that it extends. */
export function profileRequirementRows(
  requirement: string,
  profiles: string[],
  all: Spec['profiles'],
): ProfileRequirementRow[] {
  return Object.keys(all).flatMap((profile) => {
    const held = holds(profile, profiles, all)
    return held ? [{requirement, profile, inherited: flag(held === 'inherited')}] : []
  })
}

function holds(name: string, profiles: string[], all: Spec['profiles'], depth = 0): 'own' | 'inherited' | undefined {
  if (profiles.includes(name)) return 'own'
  if (depth > 20) return undefined
  return all[name]?.extends.some((parent) => holds(parent, profiles, all, depth + 1)) ? 'inherited' : undefined
}
