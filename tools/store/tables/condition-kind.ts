import type {Spec} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface ConditionKindRow {
  name: string
  places: string
  ordinal: number
}

export const conditionKindTable = table<ConditionKindRow>('condition_kind', {name: true, places: true, ordinal: true})

export function conditionKindRows({conditions}: Spec): ConditionKindRow[] {
  return Object.entries(conditions).map(([name, places], ordinal) => ({name, places: JSON.stringify(places), ordinal}))
}
