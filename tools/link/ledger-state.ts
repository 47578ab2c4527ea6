import type {Tombstone} from '../composition.ts'
import type {Finding} from '../finding.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {LedgerEvent} from '../sources.ts'

export interface LedgerState {
  /** Ids in force: newest revision, and every hash that it was accepted with (an editorial change adds one). */
  issued: Map<string, {revision: number; hashes: Set<string>; line: number}>
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
    const known = state.issued.get(event.id)
    if (!known || event.revision > known.revision) {
      state.issued.set(event.id, {revision: event.revision, hashes: new Set([event.hash]), line: event.line})
    } else if (event.revision === known.revision) known.hashes.add(event.hash)
    if (event.event === 'revise' && event.as === 'editorial') continue
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
      hash: [...(issued?.hashes ?? [])].at(-1) ?? state.retired.get(event.id)?.hash ?? '',
      reason: event.reason,
      successor: event.successor,
    })
  }
  return state
}
