import type {ComposedItem} from '../model/composition.ts'
import type {ExtractedItem} from '../model/extraction.ts'
import type {Finding} from '../model/finding.ts'
import type {ChapterPlace} from '../model/spec.ts'
import {isAccepted, type LedgerState, levelsOf, type Meaning} from './ledger-state.ts'
import {problem} from './problem.ts'

/**
 * Is the item what the ledger holds? Unissued where the ledger does not know it, suspect where it was accepted with
 * another hash or level, with the finding that says so.
 */
export function stateOf(
  id: string,
  meaning: Meaning,
  extracted: ExtractedItem,
  place: ChapterPlace,
  ledger: LedgerState,
  findings: Finding[],
): Pick<ComposedItem, 'state' | 'revision'> {
  const at = {file: place.path, line: extracted.line, column: extracted.column}
  const tombstone = ledger.retired.get(id)
  if (tombstone) {
    findings.push(
      problem(
        'retired-id',
        at,
        `Unexpected \`${id}\`, which was retired, expected an id that is in force`,
        tombstone.successor
          ? `use ${tombstone.successor}, or ask for a new number with \`?\``
          : 'ask for a new number with `?`',
      ),
    )
    return {state: 'unissued', revision: tombstone.revision}
  }
  const issued = ledger.issued.get(id)
  if (!issued) {
    findings.push({
      ...problem(
        'unissued-id',
        at,
        `Unexpected \`${id}\`, which was never issued, expected an id of the ledger`,
        'run `avps tag`',
      ),
    })
    return {state: 'unissued', revision: 1}
  }
  if (isAccepted(issued, meaning)) return {state: 'issued', revision: issued.revision}
  const levels = levelsOf(issued)
  const change =
    levels.length === 0 || levels.some((level) => level === meaning.level)
      ? {
          message: `Unexpected change of ${id} since revision ${issued.revision}, expected the meaning that the ledger holds`,
          classes: 'editorial|clarified|strengthened|weakened',
        }
      : {
          message: `Unexpected change of ${id} since revision ${issued.revision}: level ${meaning.level ?? 'none'}, expected ${levels.join(' or ')}`,
          classes: 'clarified|strengthened|weakened',
        }
  findings.push({
    ...problem('suspect-item', at, change.message, `restore it, or run \`avps accept ${id} --as ${change.classes}\``),
  })
  return {state: 'suspect', revision: issued.revision}
}
