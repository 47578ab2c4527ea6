import type {RatedFinding} from '../model/finding.ts'
import type {Database} from './database.ts'
import {insertAll} from './table.ts'
import {type ApplicabilityRow, applicabilityTable} from './tables/applicability.ts'
import {findingRows, findingTable} from './tables/finding.ts'

/** What applies to which target: known once links and claims are. */
export function writeApplicability(database: Database, rows: ApplicabilityRow[]): void {
  database.transaction(() => insertAll(database, applicabilityTable, rows))()
}

/** What the rules say: known last. */
export function writeFindings(database: Database, findings: RatedFinding[]): void {
  database.transaction(() => insertAll(database, findingTable, findingRows(findings)))()
}
