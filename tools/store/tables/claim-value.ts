import type {Claim} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface ClaimValueRow {
  target: string
  name: string
  value: string | null
  unit: string | null
}

export const claimValueTable = table<ClaimValueRow>('claim_value', {target: true, name: true, value: true, unit: true})

export function claimValueRows(target: string, {values}: Claim): ClaimValueRow[] {
  return values.map(({name, value, unit}) => ({target, name, value, unit}))
}
