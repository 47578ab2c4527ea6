import type {TaggedIds, Tombstone} from '../composition.ts'
import type {Finding, Place} from '../finding.ts'
import type {CompositionContext} from './compose-chapter.ts'
import {doubledId} from './doubled-id.ts'
import {ledgerFile} from './ledger-state.ts'

export interface IdCheck {
  findings: Finding[]
  /** Places of the second tags of ids that stand in two chapters: nothing can be published that says which is meant. */
  doubled: Place[]
  /** Ids that were taken back and are not in use. */
  tombstones: Tombstone[]
}

/** Holds the ids of all chapters against each other, the entries and the ledger. */
export function checkIds(
  chapters: {path: string; ids: TaggedIds}[],
  {entries, ledger, ids}: CompositionContext,
): IdCheck {
  const findings: Finding[] = []
  const known = new Map<string, Place>()
  const doubled: Place[] = []
  for (const {path, ids: tagged} of chapters) {
    for (const [id, line, column] of tagged) {
      const first = known.get(id)
      if (!first) {
        known.set(id, {file: path, line, column})
        continue
      }
      doubled.push({file: path, line, column})
      findings.push(doubledId({id, line, column}, path, first, ids))
    }
  }
  for (const {id, file, line, column} of entries.values()) {
    if (known.has(id)) continue
    findings.push({
      rule: 'entry-without-item',
      severity: 'error',
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
      severity: 'error',
      file: ledgerFile,
      line,
      column: 1,
      message: `Unexpected absence of \`${id}\`, expected every issued id in a chapter or retired`,
      fix: 'restore its block; to take it back, add a `retire` event with title and reason to the ledger',
    })
  }
  // A retired id that is used again is an error, and one item.
  return {findings, doubled, tombstones: [...ledger.retired.values()].filter(({id}) => !known.has(id))}
}
