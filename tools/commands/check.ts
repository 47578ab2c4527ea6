import {relative, resolve} from 'node:path'
import {check} from '../pipeline/check.ts'
import {readBuildValues} from './build.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {formatFinding, formatForGithub, summarizeFindings} from './format-findings.ts'
import {progressOn} from './progress.ts'

export const checkCommand: Command = {
  usage: 'check [FILE…]',
  summary: 'say what an author has to mend, without publishing',
  help: `Prints every finding with its place and its mend. With files, only theirs; a
chapter that is on no list, or is ignored, is read as if it were the last one.

  avps check                         the whole specification
  avps check chapters/terms.md       one chapter, against all the others
  avps check --format github         for the log of a workflow`,
  options: {
    format: {type: 'string', value: 'FORMAT', help: 'text (the default), json or github'},
    json: {type: 'boolean', help: 'the same as --format json'},
    parser: {type: 'string', value: 'NAME', help: 'satteri (the default) or remark, the slower reference'},
    date: {type: 'string', value: 'DATE', help: 'the date that waivers are held against'},
    'max-warnings': {type: 'string', value: 'N', help: 'more warnings than that are a failure'},
  },
  async run({root, positionals, values, terminal}) {
    const format = values.json ? 'json' : ((values.format as string | undefined) ?? 'text')
    if (!['text', 'json', 'github'].includes(format))
      throw new UsageProblem(`Unexpected format "${format}", expected text, json or github`)
    const {engine, date, limit} = readBuildValues(values)
    const progress = progressOn(terminal, format !== 'text')
    const files = positionals.map((path) => relative(root, resolve(path)).replaceAll('\\', '/'))
    const all = await check({
      root,
      engine,
      date,
      extra: files.filter((path) => /\.(?:md|markdown)$/i.test(path)),
      onProgress: progress.step,
    })
    progress.end()
    const findings =
      files.length === 0
        ? all
        : all.filter(({file, related}) => files.includes(file) || related?.some((place) => files.includes(place.file)))
    if (format === 'json') terminal.out(`${JSON.stringify(findings, null, 2)}\n`)
    else if (format === 'github') for (const finding of findings) terminal.command(formatForGithub(finding))
    else {
      for (const finding of findings) terminal.out(`${formatFinding(finding, terminal.colours)}\n`)
      terminal.out(`${summarizeFindings(findings)}\n`)
    }
    const warnings = findings.filter(({severity}) => severity === 'warning').length
    const failed = findings.some(({severity}) => severity === 'error') || (limit !== undefined && warnings > limit)
    return failed ? exitCode.findings : exitCode.ok
  },
}
