import {EnvironmentProblem} from '../model/environment-problem.ts'
import {hashTool} from '../own/tool-hash.ts'
import {analyse} from '../pipeline/analyse.ts'
import {openWholeRoot} from '../pipeline/with-lock.ts'
import type {Report} from '../publish/report/report.ts'
import {comparisonOf, reportDocument, reportJson, reportOf} from '../publish/report/report-outputs.ts'
import {reportText} from '../publish/report/report-text.ts'
import {renderTree} from '../publish/tree/outputs.ts'
import {standalonePage} from '../publish/tree/standalone.ts'
import {readCommit} from '../read/commit.ts'
import {readInputRows} from '../trace/question.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {assertWritable, writeOut} from './write-out.ts'

const formats = ['text', 'html', 'pdf', 'json']

export const reportCommand: Command = {
  usage: 'report [--target T…]',
  summary: 'say what was shown of a target, and what was not',
  help: `Reads the root as it is now, and prints the compliance report of a target: what
failed with its sentence, what is open, what stands beside the count, and a
conclusion for each profile. A target without a claim is surveyed: its report
states no conformance. Several targets are set side by side. A build writes the
same to dist/reports.

  avps report                                   every target, side by side
  avps report --target reference                one, in short
  avps report --target qemu --format html -o qemu.html
  avps report --target reference --target qemu --json
  avps report --target reference --strict       exit 1 unless all is shown`,
  options: {
    target: {type: 'string', multiple: true, value: 'NAME', help: 'of requirements/targets; may be repeated'},
    format: {type: 'string', value: 'FORMAT', help: 'text (the default), html, pdf or json'},
    output: {type: 'string', short: 'o', value: 'FILE', help: 'to be written, in a folder that is there'},
    force: {type: 'boolean', help: 'replace the file'},
    commit: {type: 'boolean', help: 'name the commit that is checked out'},
    strict: {type: 'boolean', help: 'exit 1 where something asked is not shown, or nothing is asked'},
    json: {type: 'boolean', help: 'the same as --format json'},
  },
  async run({root, values, positionals, terminal}) {
    if (positionals.length > 0) throw new UsageProblem(`Unexpected "${positionals[0]}", expected --target NAME`)
    const format = values.json ? 'json' : ((values.format as string | undefined) ?? 'text')
    if (!formats.includes(format))
      throw new UsageProblem(`Unexpected format "${format}", expected ${formats.join(', ')}`)
    const output = values.output as string | undefined
    if (format === 'pdf' && output === undefined) throw new UsageProblem('Expected -o FILE for a PDF')
    assertWritable(values.output as string | undefined, Boolean(values.force))
    const reports = await reportsOf(root, values.target as string[] | undefined)
    const commit = values.commit ? readCommit(root) : null
    if (values.commit && commit === null)
      throw new EnvironmentProblem('no commit: the root is not under version control')
    const named = commit === null ? reports : reports.map((report) => ({...report, commit}))
    await writeOut(terminal, output, Boolean(values.force), await print(named, format))
    const open = named.some(({counts}) => counts.counted === 0 || counts.shown < counts.counted)
    return values.strict && open ? exitCode.findings : exitCode.ok
  },
}

async function reportsOf(root: string, targets: string[] | undefined): Promise<Report[]> {
  const {database} = await analyse(await openWholeRoot(root), hashTool())
  const all = readInputRows(database, 'report').map(reportOf)
  const known = all.map(({target}) => target.name)
  if (all.length === 0) throw new UsageProblem('Expected a target in requirements/targets, found none')
  if (!targets) return all
  return targets.map((name) => {
    const found = all.find(({target}) => target.name === name)
    if (!found) throw new UsageProblem(`Unexpected target "${name}", expected one of ${known.join(', ')}`)
    return found
  })
}

async function print(reports: Report[], format: string): Promise<string | Uint8Array> {
  const [only] = reports
  if (format === 'text') return reportText(reports)
  if (format === 'json') return reports.length === 1 ? reportJson(only!) : `${JSON.stringify(reports, null, 1)}\n`
  const document = reports.length === 1 ? reportDocument(only!) : comparisonOf(reports)
  if (format === 'html') return standalonePage(document)
  const rendered = await renderTree('report', document)
  if (rendered.content === undefined) throw new EnvironmentProblem(rendered.findings[0]?.message ?? 'no PDF')
  return rendered.content
}
