import type {Claim} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface ClaimRow {
  target: string
  implementation: string
  version: string
  supplier: string
  contact: string
  specification: string
  hash: string
  except_json: string
  data: string
}

export const claimTable = table<ClaimRow>('claim', {
  target: true,
  implementation: true,
  version: true,
  supplier: true,
  contact: true,
  specification: true,
  hash: true,
  except_json: true,
  data: true,
})

export function claimRow(target: string, claim: Claim): ClaimRow {
  const {implementation, version, supplier, contact, specification, hash} = claim
  return {
    target,
    implementation,
    version,
    supplier,
    contact,
    specification,
    hash,
    except_json: JSON.stringify(claim.except),
    data: JSON.stringify(claim.data),
  }
}
