import {appendEvents, type NewEvent} from '../edit/ledger.ts'
import {writeNumbers} from '../edit/tag.ts'
import type {Finding} from '../finding.ts'
import {analyse, openRoot} from '../pipeline/analyse.ts'
import {withLock} from '../pipeline.ts'
import {listFiles} from '../read/root.ts'
import {hashTool} from '../tool-hash.ts'
import {type Command, exitCode, type Terminal} from './command.ts'
import {formatFinding, plural} from './format-findings.ts'

export const tagCommand: Command = {
  usage: 'tag',
  summary: 'give numbers to [ID-?] placeholders and enter new ids in the ledger',
  help: `Every placeholder gets the next free number of its area, in reading order, and
is replaced in chapters, entries and cases in one step. Then every id that the
ledger does not know is issued: one line each in requirements/ledger.jsonl. A
number that was ever issued is never given again.

  [REQ-NET-?]            asks for a number
  [REQ-NET-?mtu]         the same, with a name to refer to until then`,
  options: {json: {type: 'boolean', help: 'print what was issued as JSON'}},
  async run({root: folder, values, terminal}) {
    return withLock(folder, async () => {
      const tool = hashTool()
      const before = await analyse(openRoot(folder), tool)
      if (!before.publishable) return refuse(before.findings, terminal)
      const otherFiles = [
        ...listFiles(folder, 'requirements', '.yaml'),
        ...listFiles(folder, 'conformance/cases', '.case.ts'),
      ]
      const {ids, chapters, sources} = before
      const numbered = writeNumbers({root: folder, ids, chapters, ledger: sources.ledger, otherFiles})
      before.database.close()
      const {composition} = numbered.length > 0 ? await analyse(openRoot(folder), tool) : before
      const retired = new Set(composition.tombstones.map(({id}) => id))
      const events = composition.items
        .filter(({state, id}) => state === 'unissued' && !retired.has(id))
        .map(({id, revision, hash}): NewEvent => ({event: 'issue', id, revision, hash, since: sources.spec.version}))
      appendEvents(folder, events)
      if (values.json) terminal.out(`${JSON.stringify({numbered, issued: events}, null, 2)}\n`)
      else {
        for (const {from, to} of numbered) terminal.out(`${from} → ${to}\n`)
        terminal.out(`${plural(numbered.length, 'placeholder')} numbered, ${plural(events.length, 'id')} issued.\n`)
      }
      return exitCode.ok
    })
  },
}

function refuse(findings: Finding[], terminal: Terminal): number {
  for (const finding of findings) {
    if (finding.severity === 'error') terminal.err(`${formatFinding(finding, terminal.colours)}\n`)
  }
  terminal.err('Nothing was tagged: mend the unreadable sources or doubled ids first.\n')
  return exitCode.findings
}
