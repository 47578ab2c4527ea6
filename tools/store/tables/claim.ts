import type {Claim} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface ClaimRow {
  target: string
  implementation: string
  version: string
  supplier: string
  contact: string
  client: string
  system: string
  hardware: string
  date: string | null
  specification: string
  conforms: string
  hash: string
  data: string
}

export const claimTable = table<ClaimRow>('claim', {
  target: true,
  implementation: true,
  version: true,
  supplier: true,
  contact: true,
  client: true,
  system: true,
  hardware: true,
  date: true,
  specification: true,
  conforms: true,
  hash: true,
  data: true,
})

export function claimRow(target: string, {identity, conforms, hash, data}: Claim): ClaimRow {
  return {target, ...identity, conforms: JSON.stringify(conforms), hash, data: JSON.stringify(data)}
}
