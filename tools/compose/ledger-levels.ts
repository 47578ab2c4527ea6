import type {Finding} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import type {LedgerEvent} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {type LedgerState, ledgerFile, type MeaningEvent} from './ledger-state.ts'

/**
 * The lines of requirements in force that do not hold the level which they were accepted with. Of earlier revisions and
 * retired ids nothing is asked: their texts are gone, and nothing is held against them.
 */
export function linesWithoutLevel(
  events: LedgerEvent[],
  {issued}: LedgerState,
  ids: IdPatterns,
  items: Spec['items'],
): MeaningEvent[] {
  return events.filter((event): event is MeaningEvent => {
    if (event.event === 'retire' || event.level !== null || issued.get(event.id)?.revision !== event.revision)
      return false
    return isLevelled(event.id, ids, items)
  })
}

/** Does the id belong to items that have a level? */
export function isLevelled(id: string, ids: IdPatterns, items: Spec['items']): boolean {
  const type = ids.typeOf(id)
  return type !== undefined && items[type]!.level === 'required'
}

/** One finding, however many lines: one command mends them all. */
export function ledgerLevels(lines: MeaningEvent[]): Finding[] {
  const [first] = lines
  if (!first) return []
  const what = lines.length === 1 ? `line of \`${first.id}\`` : `${lines.length} lines of requirements`
  return [
    {
      rule: 'ledger-without-level',
      file: ledgerFile,
      line: first.line,
      column: 1,
      message: `Unexpected ${what} without \`level\`, expected the level beside the hash`,
      fix: 'run `avps accept --record-levels` while the texts are those that the ledger holds',
    },
  ]
}
