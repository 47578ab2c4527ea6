import type {RatedFinding} from '../model/finding.ts'
import type {Database} from './database.ts'
import {inserter} from './insert-rows.ts'

/** Findings as rows, in the order in which they are printed. */
export function writeFindings(database: Database, findings: RatedFinding[]): void {
  const insert = inserter(database, 'finding', [
    'key',
    'rule',
    'severity',
    'file',
    'line',
    'column',
    'message',
    'fix',
    'related',
  ])
  database.transaction(() => {
    findings.forEach((row, index) => {
      insert([
        index + 1,
        row.rule,
        row.severity,
        row.file,
        row.line,
        row.column,
        row.message,
        row.fix ?? null,
        row.related ? JSON.stringify(row.related) : null,
      ])
    })
  })()
}
