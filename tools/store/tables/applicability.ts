import {type Flag, table} from '../table.ts'

export interface ApplicabilityRow {
  requirement: string
  target: string
  answerable: Flag
  applies: Flag | null
}

export const applicabilityTable = table<ApplicabilityRow>('applicability', {
  requirement: true,
  target: true,
  answerable: true,
  applies: true,
})
