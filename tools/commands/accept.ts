import {isLevelled} from '../compose/ledger-levels.ts'
import {foldLedger, type IssuedRevision, levelsOf} from '../compose/ledger-state.ts'
import {applyEdits} from '../edit/apply-edits.ts'
import {ledgerEdit, levelKey, type NewEvent, type RevisionClass, revisionClasses} from '../edit/ledger.ts'
import {hashTool} from '../own/tool-hash.ts'
import {analyse} from '../pipeline/analyse.ts'
import {withLock} from '../pipeline/with-lock.ts'
import {openRoot} from '../read/root.ts'
import {type ItemRow, readItems} from '../trace/placed-items.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {plural} from './format-findings.ts'
import {recordLevels} from './record-levels.ts'

export const acceptCommand: Command = {
  usage: 'accept ID…',
  summary: 'take a changed meaning into the ledger',
  help: `An item whose subject, condition, text or level is not what the ledger holds is
suspect, and what points at it is outdated. Accepting it says what kind of
change it was:

  editorial      the meaning is the same; the revision stays
  clarified      the same was meant; revision + 1
  strengthened   more is asked than before; revision + 1
  weakened       less is asked than before; revision + 1

A change of level is never editorial.

  avps accept REQ-NET-004 --as clarified

A ledger of an older tool holds no levels. --record-levels adds them, once, to
the lines of every requirement's newest revision, and is refused while a text
is not the one that its line holds. Lines of earlier revisions stay as they are:
nothing is held against them.

  avps accept --record-levels`,
  options: {
    as: {type: 'string', value: 'CLASS', help: revisionClasses.join(', ')},
    'record-levels': {type: 'boolean', help: 'add the levels that the ledger does not hold yet'},
  },
  async run({root, positionals, values, terminal}) {
    if (values['record-levels']) {
      if (positionals.length > 0 || values.as !== undefined)
        throw new UsageProblem('Expected --record-levels alone: it accepts no change')
      return withLock(root, async () => recordLevels(root, await analyse(openRoot(root), hashTool()), terminal))
    }
    const as = values.as as RevisionClass | undefined
    if (positionals.length === 0) throw new UsageProblem('Expected the ids to accept')
    if (as === undefined || !revisionClasses.includes(as))
      throw new UsageProblem(`Expected --as with one of ${revisionClasses.join(', ')}`)
    return withLock(root, async () => {
      const {sources, ids, database} = await analyse(openRoot(root), hashTool())
      const items = new Map(readItems(database).map((item) => [item.id, item]))
      const {issued} = foldLedger(sources.ledger, ids)
      const events = positionals.map((id): NewEvent => {
        const item = items.get(id)
        if (!item) throw new UsageProblem(`Unexpected "${id}", expected an item of this specification`)
        refuseUnchanged(item)
        if (isLevelled(id, ids, sources.spec.items)) refuseLevel(item, issued.get(id)!, as)
        const revision = as === 'editorial' ? item.revision : item.revision + 1
        return {event: 'revise', id, revision, hash: item.hash, ...levelKey(item), since: sources.spec.version, as}
      })
      applyEdits(root, ledgerEdit(root, events))
      for (const {id, revision} of events) terminal.out(`${id}@${revision} (${as})\n`)
      terminal.out(`${plural(events.length, 'change')} accepted.\n`)
      return exitCode.ok
    })
  },
}

function refuseUnchanged({id, state}: ItemRow): void {
  if (state === 'unissued') throw new UsageProblem(`Unexpected "${id}", which was never issued: run \`avps tag\` first`)
  if (state === 'issued')
    throw new UsageProblem(`Unexpected "${id}", which is as the ledger holds it: there is nothing to accept`)
}

/** What binds to something else than before is no editorial change, whatever its text looks like. */
function refuseLevel({id, level}: ItemRow, issued: IssuedRevision, as: RevisionClass): void {
  if (level === null)
    throw new UsageProblem(`Unexpected "${id}", which binds nobody: give it a level word, in a place that binds, first`)
  if (as !== 'editorial') return
  const levels = levelsOf(issued)
  if (levels.length === 0)
    throw new UsageProblem(
      `Unexpected --as editorial for "${id}", whose level the ledger does not hold: take the change back and run \`avps accept --record-levels\` first, or say clarified, strengthened or weakened`,
    )
  if (!levels.includes(level))
    throw new UsageProblem(
      `Unexpected --as editorial for "${id}", whose level was ${levels.join(' or ')} and is ${level}: a change of level is never editorial, say clarified, strengthened or weakened`,
    )
}
