import {knownNames} from '../model/conditions/atom-names.ts'
import type {Finding} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import type {Catalogue, Entry, LedgerEvent} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {ledgerLevels, linesWithoutLevel} from './ledger-levels.ts'
import {foldLedger, type LedgerState} from './ledger-state.ts'
import {problem} from './problem.ts'

/** Everything beside a chapter's text that decides what its items are. */
export interface CompositionContext {
  spec: Spec
  ids: IdPatterns
  entries: Map<string, Entry>
  ledger: LedgerState
  /** Kind of atom: the names that it may have. */
  names: Map<string, Set<string>>
}

/** Indexes what was read; its findings are those of the ledger and the entries themselves. */
export function composeContext(
  spec: Spec,
  ids: IdPatterns,
  entries: Entry[],
  ledger: LedgerEvent[],
  catalogues: Catalogue[],
): {context: CompositionContext; findings: Finding[]} {
  const state = foldLedger(ledger, ids)
  const findings = [...state.findings, ...ledgerLevels(linesWithoutLevel(ledger, state, ids, spec.items))]
  const context = {
    spec,
    ids,
    entries: indexEntries(entries, findings),
    ledger: state,
    names: knownNames(spec, catalogues),
  }
  return {context, findings}
}

function indexEntries(list: Entry[], findings: Finding[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const entry of list) {
    const first = entries.get(entry.id)
    if (!first) {
      entries.set(entry.id, entry)
      continue
    }
    findings.push({
      ...problem('second-entry', entry, `Unexpected second entry of \`${entry.id}\`, expected one`, 'join the two'),
      related: [{file: first.file, line: first.line, column: first.column, message: 'first entry here'}],
    })
  }
  return entries
}
