import {join} from 'node:path'
import {appendEvents, type NewEvent} from '../edit/ledger.ts'
import {writeNumbers} from '../edit/tag.ts'
import {analyse, EnvironmentProblem} from '../pipeline.ts'
import {takeLock} from '../read/lock.ts'
import {listFiles} from '../read/root.ts'
import {hashTool} from '../tool-hash.ts'
import {type Command, exitCode} from './command.ts'
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
  async run({root, values, terminal}) {
    const lock = takeLock(join(root, '.avps', 'lock'))
    if ('holder' in lock)
      throw new EnvironmentProblem(`a build of this root runs (process ${lock.holder}): wait for it`)
    try {
      const tool = hashTool()
      const before = await analyse({root}, tool)
      if (!before.publishable) return refuse(before.findings)
      const otherFiles = [
        ...listFiles(root, 'requirements', '.yaml'),
        ...listFiles(root, 'conformance/cases', '.case.ts'),
      ]
      const numbered = writeNumbers({
        root,
        ids: before.ids,
        chapters: before.chapters,
        ledger: before.sources.ledger,
        otherFiles,
      })
      before.database.close()
      const after = numbered.length > 0 ? await analyse({root}, tool) : before
      const events = after.composition.items
        .filter(
          ({state, id}) =>
            state === 'unissued' && !after.composition.tombstones.some((tombstone) => tombstone.id === id),
        )
        .map(
          ({id, revision, hash}): NewEvent => ({event: 'issue', id, revision, hash, since: after.sources.spec.version}),
        )
      appendEvents(root, events)
      if (values.json) terminal.out(`${JSON.stringify({numbered, issued: events}, null, 2)}\n`)
      else {
        for (const {from, to} of numbered) terminal.out(`${from} → ${to}\n`)
        terminal.out(`${plural(numbered.length, 'placeholder')} numbered, ${plural(events.length, 'id')} issued.\n`)
      }
      return exitCode.ok
    } finally {
      lock.release()
    }

    function refuse(findings: Parameters<typeof formatFinding>[0][]): number {
      for (const finding of findings.filter(({severity}) => severity === 'error'))
        terminal.err(`${formatFinding(finding, terminal.colours)}\n`)
      terminal.err('Nothing was tagged: mend the unreadable sources or doubled ids first.\n')
      return exitCode.findings
    }
  },
}
