import {isLevelled} from '../compose/ledger-levels.ts'
import {applyEdits} from '../edit/apply-edits.ts'
import {ledgerEdit, levelKey, type NewEvent} from '../edit/ledger.ts'
import {numberPlaceholders} from '../edit/tag.ts'
import type {RatedFinding} from '../model/finding.ts'
import {hashTool} from '../own/tool-hash.ts'
import {analyse} from '../pipeline/analyse.ts'
import {withLock} from '../pipeline/with-lock.ts'
import {listFiles, openRoot} from '../read/root.ts'
import {type ItemRow, readItems, readReferences} from '../trace/placed-items.ts'
import {type Command, exitCode, type Terminal} from './command.ts'
import {formatFinding, plural} from './format-findings.ts'

export const tagCommand: Command = {
  usage: 'tag',
  summary: 'give numbers to [ID-?] placeholders and enter new ids in the ledger',
  help: `Every placeholder gets the next free number of its area, in reading order, and
is replaced in chapters, entries and cases in one step. Then every id that the
ledger does not know is issued: one line each in requirements/ledger.jsonl. A
number that was ever issued is never given again. A requirement is issued with
its level, once it has one.

  [REQ-NET-?]            asks for a number
  [REQ-NET-?mtu]         the same, with a name to refer to until then`,
  options: {json: {type: 'boolean', help: 'print what was issued as JSON'}},
  async run({root: folder, values, terminal}) {
    return withLock(folder, async () => {
      const tool = hashTool()
      const before = await analyse(openRoot(folder), tool)
      if (!before.publishable) return refuse(before.findings, terminal)
      const {ids, sources, database} = before
      const {edits, numbered} = numberPlaceholders({
        root: folder,
        ids,
        // A placeholder without a working name has an ending of ours in the database.
        tags: readItems(database).map((item) => ({...item, id: item.id.replace(/~.*$/, '')})),
        references: readReferences(database),
        issued: sources.ledger.map(({id}) => id),
        otherFiles: [
          ...listFiles(folder, 'requirements', '.yaml'),
          ...listFiles(folder, 'conformance/cases', '.case.ts'),
        ],
      })
      const numberedRoot = openRoot(folder)
      for (const {path, content} of edits) numberedRoot.pretend(path, content)
      const after = edits.length > 0 ? await analyse(numberedRoot, tool) : before
      const retired = new Set(sources.ledger.filter(({event}) => event === 'retire').map(({id}) => id))
      const fresh = readItems(after.database).filter(({state, id}) => state === 'unissued' && !retired.has(id))
      const waits = ({id, level}: ItemRow) => level === null && isLevelled(id, ids, sources.spec.items)
      const events = fresh
        .filter((item) => !waits(item))
        .map(
          ({id, revision, hash, level}): NewEvent => ({
            event: 'issue',
            ...{id, revision, hash, ...levelKey({level})},
            since: sources.spec.version,
          }),
        )
      applyEdits(folder, [...edits, ...ledgerEdit(folder, events)])
      if (values.json) terminal.out(`${JSON.stringify({numbered, issued: events}, null, 2)}\n`)
      else {
        for (const {from, to} of numbered) terminal.out(`${from} → ${to}\n`)
        for (const {id} of fresh.filter(waits))
          terminal.out(`${id} waits to be issued: it binds nobody yet, see \`avps check\`\n`)
        terminal.out(`${plural(numbered.length, 'placeholder')} numbered, ${plural(events.length, 'id')} issued.\n`)
      }
      return exitCode.ok
    })
  },
}

function refuse(findings: RatedFinding[], terminal: Terminal): number {
  for (const finding of findings) {
    if (finding.severity === 'error') terminal.err(`${formatFinding(finding, terminal.colours)}\n`)
  }
  terminal.err('Nothing was tagged: mend the unreadable sources or doubled ids first.\n')
  return exitCode.findings
}
