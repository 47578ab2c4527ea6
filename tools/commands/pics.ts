import {hashTool} from '../own/tool-hash.ts'
import {analyse} from '../pipeline/analyse.ts'
import {openWholeRoot} from '../pipeline/with-lock.ts'
import {buildPics} from '../publish/pics/build-pics.ts'
import {picsMarkdown} from '../publish/pics/pics-markdown.ts'
import {picsDocument} from '../publish/pics/pics-outputs.ts'
import {standalonePage} from '../publish/tree/standalone.ts'
import type {PicsRows} from '../trace/pics.ts'
import {readInputRows} from '../trace/question.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {assertWritable, writeOut} from './write-out.ts'

const formats = ['md', 'html', 'json']

export const picsCommand: Command = {
  usage: 'pics [--target T]',
  summary: 'print a conformance statement, or its form',
  help: `Reads the root as it is now, and prints the statement that the claim of a
target amounts to (PICS, after ISO/IEC 9646-7). Without a target it prints the
form that nobody has filled. What a claim does not say stays blank; a
prohibition is asked as refraining from it: yes conforms in every row.

  avps pics > form.md                       to be filled in
  avps pics --target reference              what its claim says
  avps pics --target reference --format html -o statement.html`,
  options: {
    target: {type: 'string', value: 'NAME', help: 'of requirements/targets, with a claim'},
    format: {type: 'string', value: 'FORMAT', help: 'md (the default), html or json'},
    output: {type: 'string', short: 'o', value: 'FILE', help: 'to be written, in a folder that is there'},
    force: {type: 'boolean', help: 'replace the file'},
    json: {type: 'boolean', help: 'the same as --format json'},
  },
  async run({root, values, positionals, terminal}) {
    if (positionals.length > 0) throw new UsageProblem(`Unexpected "${positionals[0]}", expected --target NAME`)
    const format = values.json ? 'json' : ((values.format as string | undefined) ?? 'md')
    if (!formats.includes(format))
      throw new UsageProblem(`Unexpected format "${format}", expected ${formats.join(', ')}`)
    assertWritable(values.output as string | undefined, Boolean(values.force))
    const rows = await rowsOf(root, (values.target as string | undefined) ?? null)
    await writeOut(terminal, values.output as string | undefined, Boolean(values.force), print(rows, format))
    return exitCode.ok
  },
}

async function rowsOf(root: string, target: string | null): Promise<PicsRows> {
  const {database} = await analyse(await openWholeRoot(root), hashTool())
  const all = readInputRows(database, 'pics').map((inputs) => JSON.parse(inputs) as PicsRows)
  const found = all.find((rows) => rows.target === target)
  if (found) return found
  const known = all.flatMap((rows) => rows.target ?? [])
  throw new UsageProblem(
    known.length === 0
      ? `Unexpected target "${target}", expected one with a claim, and there is none`
      : `Unexpected target "${target}", expected one with a claim: ${known.join(', ')}`,
  )
}

function print(rows: PicsRows, format: string): string {
  if (format === 'html') return standalonePage(picsDocument(rows))
  const pics = buildPics(rows)
  return format === 'json' ? `${JSON.stringify(pics, null, 1)}\n` : picsMarkdown(pics)
}
