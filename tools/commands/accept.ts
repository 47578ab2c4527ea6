import {applyEdits} from '../edit/apply-edits.ts'
import {ledgerEdit, type NewEvent, type RevisionClass, revisionClasses} from '../edit/ledger.ts'
import {analyse, openRoot} from '../pipeline/analyse.ts'
import {withLock} from '../pipeline.ts'
import {hashTool} from '../tool-hash.ts'
import {readItems} from '../trace/tags.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {plural} from './format-findings.ts'

export const acceptCommand: Command = {
  usage: 'accept ID…',
  summary: 'take a changed meaning into the ledger',
  help: `An item whose subject, condition or text is not what the ledger holds is
suspect, and what points at it is outdated. Accepting it says what kind of
change it was:

  editorial      the meaning is the same; the revision stays
  clarified      the same was meant; revision + 1
  strengthened   more is asked than before; revision + 1
  weakened       less is asked than before; revision + 1

  avps accept REQ-NET-004 --as clarified`,
  options: {as: {type: 'string', value: 'CLASS', help: revisionClasses.join(', ')}},
  async run({root, positionals, values, terminal}) {
    const as = values.as as RevisionClass | undefined
    if (positionals.length === 0) throw new UsageProblem('Expected the ids to accept')
    if (as === undefined || !revisionClasses.includes(as))
      throw new UsageProblem(`Expected --as with one of ${revisionClasses.join(', ')}`)
    return withLock(root, async () => {
      const {sources, database} = await analyse(openRoot(root), hashTool())
      const items = new Map(readItems(database).map((item) => [item.id, item]))
      const events = positionals.map((id): NewEvent => {
        const item = items.get(id)
        if (!item) throw new UsageProblem(`Unexpected "${id}", expected an item of this specification`)
        if (item.state === 'unissued')
          throw new UsageProblem(`Unexpected "${id}", which was never issued: run \`avps tag\` first`)
        if (item.state === 'issued')
          throw new UsageProblem(`Unexpected "${id}", which is as the ledger holds it: there is nothing to accept`)
        const revision = as === 'editorial' ? item.revision : item.revision + 1
        return {event: 'revise', id, revision, hash: item.hash, since: sources.spec.version, as}
      })
      applyEdits(root, ledgerEdit(root, events))
      for (const {id, revision} of events) terminal.out(`${id}@${revision} (${as})\n`)
      terminal.out(`${plural(events.length, 'change')} accepted.\n`)
      return exitCode.ok
    })
  },
}
