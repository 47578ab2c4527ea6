import type {RatedFinding} from '../model/finding.ts'
import {isOutputName, type OutputName, outputNames} from '../model/output-names.ts'
import {build} from '../pipeline/build.ts'
import {isDay} from '../text/day.ts'
import {type Command, exitCode, type Invocation, UsageProblem} from './command.ts'
import {formatFinding, plural, summarizeCounts, summarizeFindings} from './format-findings.ts'
import {progressOn} from './progress.ts'

/** Warnings of one rule that a build prints; `check` prints all. */
const shownPerRule = 5

export const buildCommand: Command = {
  usage: 'build',
  summary: 'make dist/ from the sources: database, site, PDF, matrices, reports',
  help: `Reads spec.yaml and what it names, and brings dist/ up to date. Only what the
changed rows decide is written again; a second build writes nothing.

Findings are published with the rest. Two things stop before dist/ is touched:
an id that stands twice, and a source that cannot be read.

  avps build                  everything that spec.yaml asks for
  avps build --only site      the site (and the database); the rest stays`,
  options: {
    only: {
      type: 'string',
      multiple: true,
      value: 'OUTPUT',
      help: `${outputNames.slice(0, -1).join(', ')} or ${outputNames.at(-1)}; may be repeated`,
    },
    date: {
      type: 'string',
      value: 'DATE',
      help: 'the date of this build, else SOURCE_DATE_EPOCH, else the one in spec.yaml',
    },
    parser: {type: 'string', value: 'NAME', help: 'satteri (the default) or remark, the slower reference'},
    'max-warnings': {type: 'string', value: 'N', help: 'more warnings than that fail the build'},
    json: {type: 'boolean', help: 'print the result as JSON'},
  },
  async run({root, values, terminal}) {
    const progress = progressOn(terminal, Boolean(values.json))
    const {engine, date, limit} = readBuildValues(values)
    const only = (values.only as string[] | undefined)?.map(readOutputName)
    const result = await build({
      root,
      date,
      engine,
      only,
      onProgress: progress.step,
    })
    progress.end()
    const errors = result.counts.error > 0 || result.status === 'refused'
    const failed = errors || (limit !== undefined && result.counts.warning > limit)
    if (values.json) {
      terminal.out(`${JSON.stringify(result, null, 2)}\n`)
      return failed ? exitCode.findings : exitCode.ok
    }
    for (const line of shorten(result.findings, terminal.colours)) terminal.err(`${line}\n`)
    const {error, warning, info} = result.counts
    const summary =
      result.findings.length > 0 ? summarizeFindings(result.findings) : summarizeCounts(error, warning, info)
    if (result.status === 'refused') {
      terminal.err(`${summary}\nNothing was published: mend the unreadable sources or doubled ids first.\n`)
    } else if (result.status === 'unchanged') {
      terminal.out(`Nothing changed: ${plural(result.kept, 'file')} in dist/ as they were; ${summary}.\n`)
    } else {
      const removed = result.removed.length > 0 ? `, ${result.removed.length} removed` : ''
      terminal.out(
        `${plural(result.written.length, 'file')} written to dist/${removed}, ${result.kept} as they were; ${summary}.\n`,
      )
    }
    return failed ? exitCode.findings : exitCode.ok
  },
}

/** The output of that name; another name is a `UsageProblem`. */
export function readOutputName(name: string): OutputName {
  if (isOutputName(name)) return name
  throw new UsageProblem(`Unexpected output "${name}", expected one of ${outputNames.join(', ')}`)
}

/** The engine, the date and the limit of warnings that options name; a wrong one is a `UsageProblem`. */
export function readBuildValues(values: Invocation['values']): {
  engine: 'satteri' | 'remark' | undefined
  date: string | undefined
  limit: number | undefined
} {
  const engine = values.parser as string | undefined
  if (engine !== undefined && engine !== 'satteri' && engine !== 'remark')
    throw new UsageProblem(`Unexpected parser "${engine}", expected satteri or remark`)
  const date = values.date as string | undefined
  if (date !== undefined && !isDay(date))
    throw new UsageProblem(`Unexpected date "${date}", expected one such as 2026-01-31`)
  const limit = values['max-warnings'] as string | undefined
  if (limit !== undefined && !/^\d+$/.test(limit))
    throw new UsageProblem(`Unexpected --max-warnings "${limit}", expected a number`)
  return {engine, date, limit: limit === undefined ? undefined : Number(limit)}
}

/** Every error, and the first few findings of each other rule. */
function shorten(findings: RatedFinding[], colours: boolean): string[] {
  const lines: string[] = []
  const seen = new Map<string, number>()
  for (const finding of findings) {
    const count = (seen.get(finding.rule) ?? 0) + 1
    seen.set(finding.rule, count)
    if (finding.severity === 'error' || count <= shownPerRule) lines.push(formatFinding(finding, colours))
  }
  for (const [rule, count] of seen) {
    const isError = findings.some((finding) => finding.rule === rule && finding.severity === 'error')
    if (!isError && count > shownPerRule)
      lines.push(`… and ${count - shownPerRule} more of ${rule}: \`avps check\` shows them all`)
  }
  return lines
}
