import type {Waiver} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface WaiverRow {
  key: number
  requirement: string | null
  revision: number | null
  link: string | null
  target: string | null
  observed: string | null
  test_case: string | null
  reason: string
  owner: string
  until: string
  file: string
  line: number
  column: number
}

export const waiverTable = table<WaiverRow>('waiver', {
  key: true,
  requirement: true,
  revision: true,
  link: true,
  target: true,
  observed: true,
  test_case: true,
  reason: true,
  owner: true,
  until: true,
  file: true,
  line: true,
  column: true,
})

export function waiverRows(waivers: Waiver[]): WaiverRow[] {
  return waivers.map((row, index) => {
    const {requirement, revision, link, target, observed, reason, owner, until, file, line, column} = row
    return {
      key: index + 1,
      requirement,
      revision,
      link,
      target,
      observed,
      test_case: row.case,
      reason,
      owner,
      until,
      file,
      line,
      column,
    }
  })
}
