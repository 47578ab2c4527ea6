import type {Spec} from '../../model/spec.ts'
import {type Flag, flag, table} from '../table.ts'

export interface RoleRow {
  name: string
  source_type: string
  destination_type: string
  covers: Flag
}

export const roleTable = table<RoleRow>('role', {name: true, source_type: true, destination_type: true, covers: true})

export function roleRows({links}: Spec): RoleRow[] {
  return Object.entries(links).map(([name, {from, to, covers}]) => ({
    name,
    source_type: from,
    destination_type: to,
    covers: flag(covers),
  }))
}
