import type {Spec} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface ProfileRow {
  name: string
  title: string
  ordinal: number
}

export const profileTable = table<ProfileRow>('profile', {name: true, title: true, ordinal: true})

export function profileRows({profiles}: Spec): ProfileRow[] {
  return Object.entries(profiles).map(([name, {title}], ordinal) => ({name, title, ordinal}))
}
