import {linesWithoutLevel} from '../compose/ledger-levels.ts'
import {foldLedger, isAccepted} from '../compose/ledger-state.ts'
import {applyEdits, readExactly} from '../edit/apply-edits.ts'
import {ledgerPath} from '../edit/ledger.ts'
import {withLevels} from '../edit/with-levels.ts'
import type {Level} from '../model/level-word.ts'
import type {Analysis} from '../pipeline/analyse.ts'
import {readItems} from '../trace/placed-items.ts'
import {exitCode, type Terminal} from './command.ts'
import {plural} from './format-findings.ts'

/**
 * Gives the levels of the texts to the lines of the ledger that have none. All or nothing: read from another text than
 * the ledger holds, a level would be made up. An editorial change never changes a level, so that the lines of earlier
 * wordings of the same revision get it too.
 */
export function recordLevels(root: string, {sources, ids, database}: Analysis, terminal: Terminal): number {
  const state = foldLedger(sources.ledger, ids)
  const items = new Map(readItems(database).map((item) => [item.id, item]))
  const levels = new Map<number, Level>()
  const refused = new Set<string>()
  for (const {id, line} of linesWithoutLevel(sources.ledger, state, ids, sources.spec.items)) {
    const item = items.get(id)
    if (item?.level && isAccepted(state.issued.get(id)!, {hash: item.hash, level: item.level}))
      levels.set(line, item.level)
    else refused.add(id)
  }
  if (refused.size > 0) {
    terminal.err(`Unexpected text of ${[...refused].join(', ')}, expected what the ledger holds, with a level word.\n`)
    terminal.err('No level was recorded: take these changes back, or accept each with its class, and run this again.\n')
    return exitCode.findings
  }
  if (levels.size > 0) {
    // Every byte is a character of Latin-1: what is not ASCII stays as it is.
    const before = Buffer.from(readExactly(root, ledgerPath) ?? []).toString('latin1')
    applyEdits(root, [{path: ledgerPath, content: Buffer.from(withLevels(before, levels), 'latin1')}])
  }
  terminal.out(`${plural(levels.size, 'level')} recorded.\n`)
  return exitCode.ok
}
