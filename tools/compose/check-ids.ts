import type {Tombstone} from '../model/composition.ts'
import type {Finding} from '../model/finding.ts'
import type {CompositionContext} from './context.ts'
import {ledgerFile} from './ledger-state.ts'

export interface IdCheck {
  findings: Finding[]
  /** Ids that were taken back and are not in use. */
  tombstones: Tombstone[]
}

/** Holds the ids of all chapters against each other, the entries and the ledger. */
export function checkIds(tagged: Iterable<string>, {entries, ledger}: CompositionContext): IdCheck {
  const findings: Finding[] = []
  const known = new Set(tagged)
  for (const {id, file, line, column} of entries.values()) {
    if (known.has(id)) continue
    findings.push({
      rule: 'entry-without-item',
      file,
      line,
      column,
      message: `Unexpected entry of \`${id}\`, expected an item with that id in a chapter`,
      fix: 'tag the requirement in its chapter, or remove the entry',
    })
  }
  for (const [id, {line}] of ledger.issued) {
    if (known.has(id)) continue
    findings.push({
      rule: 'vanished-id',
      file: ledgerFile,
      line,
      column: 1,
      message: `Unexpected absence of \`${id}\`, expected every issued id in a chapter or retired`,
      fix: 'restore its block; to take it back, add a `retire` event with title and reason to the ledger',
    })
  }
  // A retired id that is used again is an error, and one item.
  return {findings, tombstones: [...ledger.retired.values()].filter(({id}) => !known.has(id))}
}
