import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {BoundedProcess} from '../processes/bounded-process.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import type {ExportAnswer, ExportRequest} from './export-program.ts'
import {assertWritable, writeOut} from './write-out.ts'

/** Kind: how the name of its file in `dist/exchange/` ends. */
const kinds: Record<string, string> = {reqif: '.reqifz', needs: '/needs.json', json: '/requirements.json'}

export const exportCommand: Command = {
  usage: 'export reqif|needs|json',
  summary: 'write one exchange file to a place of your own',
  help: `Made of dist/avps.sqlite, as the last build left it: the same bytes that a build
puts into dist/exchange. An archive goes into a file; text goes to the standard
output where no file is named.

  avps export reqif -o handover.reqifz     for DOORS, Polarion and their like
  avps export needs > needs.json           for Sphinx-Needs
  avps export json -o requirements.json    for a program of yours`,
  options: {
    output: {type: 'string', short: 'o', value: 'FILE', help: 'to be written, in a folder that is there'},
    force: {type: 'boolean', help: 'replace the file'},
  },
  async run({root, positionals, values, terminal}) {
    const [kind = ''] = positionals
    const ending = Object.hasOwn(kinds, kind) ? kinds[kind]! : undefined
    if (positionals.length !== 1 || ending === undefined)
      throw new UsageProblem(`Expected one kind of file: ${Object.keys(kinds).join(', ')}`)
    const output = values.output as string | undefined
    if (output === undefined && kind === 'reqif') throw new UsageProblem('Expected -o FILE for an archive')
    assertWritable(output, Boolean(values.force))
    const database = join(root, 'dist', 'avps.sqlite')
    if (!existsSync(database)) throw new EnvironmentProblem('no dist/avps.sqlite: run `avps build` first')
    const content = await make({database, ending})
    await writeOut(terminal, output, Boolean(values.force), content)
    return exitCode.ok
  },
}

/** The database is a file that anybody may have left: it is read where the reading can be ended. */
async function make(request: ExportRequest): Promise<Uint8Array> {
  const program = new BoundedProcess<ExportRequest, ExportAnswer>(new URL('./export-program.js', import.meta.url), {
    seconds: 300,
    megabytes: 4096,
  })
  try {
    const result = await program.ask(request)
    if (!('answer' in result))
      throw new EnvironmentProblem(`dist/avps.sqlite cannot be exported (${result.ended}): run \`avps build\``)
    if ('error' in result.answer)
      throw new EnvironmentProblem(`dist/avps.sqlite cannot be exported: ${result.answer.error}; run \`avps build\``)
    return result.answer.content
  } finally {
    program.end()
  }
}
