import type {Spec} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface PartRow {
  number: number
  title: string
}

export const partTable = table<PartRow>('part', {number: true, title: true})

export function partRows({parts}: Spec): PartRow[] {
  return parts.map(({title}, index) => ({number: index + 1, title}))
}
