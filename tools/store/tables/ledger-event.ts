import {compareText} from '../../model/finding.ts'
import type {LedgerEvent} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface LedgerEventRow {
  key: number
  id: string
  event: string
  revision: number
  hash: string | null
  level: string | null
  class: string | null
  since: string
  reason: string | null
}

export const ledgerEventTable = table<LedgerEventRow>('ledger_event', {
  key: true,
  id: true,
  event: true,
  revision: true,
  hash: true,
  level: true,
  class: true,
  since: true,
  reason: true,
})

/** By id and revision: the file itself has no order. */
export function ledgerEventRows(events: LedgerEvent[]): LedgerEventRow[] {
  const sorted = [...events].sort(
    (a, b) =>
      compareText(a.id, b.id) || a.revision - b.revision || Number(a.event === 'retire') - Number(b.event === 'retire'),
  )
  return sorted.map((row, index) => {
    const {id, event, revision, since} = row
    const accepted = row.event === 'retire' ? {hash: null, level: null} : {hash: row.hash, level: row.level}
    return {
      key: index + 1,
      id,
      event,
      revision,
      ...accepted,
      class: row.event === 'revise' ? row.as : null,
      since,
      reason: row.event === 'retire' ? row.reason : null,
    }
  })
}
