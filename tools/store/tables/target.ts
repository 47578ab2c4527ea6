import type {Claim, Target} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface TargetRow {
  name: string
  title: string
  adapter: string
  subjects: string
  claim: string | null
  version: string | null
}

export const targetTable = table<TargetRow>('target', {
  name: true,
  title: true,
  adapter: true,
  subjects: true,
  claim: true,
  version: true,
})

export function targetRow(
  {name, title, adapter, subjects, claim, version}: Target,
  claimed: Claim | undefined,
): TargetRow {
  return {
    name,
    title,
    adapter,
    subjects: JSON.stringify(subjects),
    claim,
    version: version ?? claimed?.identity.version ?? null,
  }
}
