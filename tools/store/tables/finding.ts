import type {RatedFinding} from '../../model/finding.ts'
import {table} from '../table.ts'

export interface FindingRow {
  key: number
  rule: string
  severity: string
  file: string
  line: number
  column: number
  message: string
  fix: string | null
  related: string | null
}

export const findingTable = table<FindingRow>('finding', {
  key: true,
  rule: true,
  severity: true,
  file: true,
  line: true,
  column: true,
  message: true,
  fix: true,
  related: true,
})

/** In the order in which they are printed. */
export function findingRows(findings: RatedFinding[]): FindingRow[] {
  return findings.map(({rule, severity, file, line, column, message, fix, related}, index) => ({
    key: index + 1,
    rule,
    severity,
    file,
    line,
    column,
    message,
    fix: fix ?? null,
    related: related ? JSON.stringify(related) : null,
  }))
}
