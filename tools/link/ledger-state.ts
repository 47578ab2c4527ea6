import type {Tombstone} from '../composition.ts'
import type {Finding} from '../finding.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {LedgerEvent} from '../sources.ts'

export interface LedgerState {
  /** Ids in force: newest revision and its hash. */
  issued: Map<string, {revision: number; hash: string; sourceHash: string | null; line: number}>
  retired: Map<string, Tombstone>
  findings: Finding[]
}

export const ledgerFile = 'requirements/ledger.jsonl'

/** Folds the events, whatever their order: the highest revision stands, a retirement ends it. */
export function foldLedger(events: LedgerEvent[], ids: IdPatterns): LedgerState {
  const state: LedgerState = {issued: new Map(), retired: new Map(), findings: []}
  const seen = new Map<string, LedgerEvent & {hash: string}>()
  for (const event of events) {
    if (event.event === 'retire') continue
    const key = `${event.id}@${event.revision}`
    const other = seen.get(key)
    if (other && other.hash !== event.hash) {
      state.findings.push({
        rule: 'ledger-conflict',
        severity: 'error',
        file: ledgerFile,
        line: event.line,
        column: 1,
        message: `Unexpected second meaning of \`${key}\`, expected one hash`,
        fix: 'two branches gave the same number: replace one tag by its placeholder, remove its line here, and run `avps tag`',
        related: [{file: ledgerFile, line: other.line, column: 1, message: 'first issued here'}],
      })
    }
    seen.set(key, event)
    const known = state.issued.get(event.id)
    if (!known || event.revision >= known.revision) {
      state.issued.set(event.id, {
        revision: event.revision,
        hash: event.hash,
        sourceHash: event.sourceHash,
        line: event.line,
      })
    }
  }
  for (const event of events) {
    if (event.event !== 'retire') continue
    const issued = state.issued.get(event.id)
    state.issued.delete(event.id)
    state.retired.set(event.id, {
      id: event.id,
      type: ids.typeOf(event.id) ?? 'requirement',
      title: event.title,
      revision: event.revision,
      hash: issued?.hash ?? state.retired.get(event.id)?.hash ?? '',
      reason: event.reason,
      successor: event.successor,
    })
  }
  return state
}
