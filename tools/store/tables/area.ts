import type {Spec} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface AreaRow {
  name: string
  title: string
  cases: string
  ordinal: number
}

export const areaTable = table<AreaRow>('area', {name: true, title: true, cases: true, ordinal: true})

export function areaRows({areas}: Spec): AreaRow[] {
  return Object.entries(areas).map(([name, {title, cases}], ordinal) => ({name, title, cases, ordinal}))
}
