import {basename, join} from 'node:path'
import {Door} from '../disk/write-door.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {openWholeRoot} from '../pipeline/with-lock.ts'
import {BoundedProcess} from '../processes/bounded-process.ts'
import type {Root} from '../read/root.ts'
import {mendFor, refusedAs} from '../read/root.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {formatCsv, formatTable} from './format-table.ts'
import type {QueryAnswer, QueryRequest} from './query-program.ts'

/** What SQLite would take for the rest of a change that was cut off: the tool leaves none. */
const besideDatabase = ['avps.sqlite-journal', 'avps.sqlite-wal', 'avps.sqlite-shm']

const queriesFolder = 'requirements/queries'

export const queryCommand: Command = {
  usage: 'query SQL|NAME',
  summary: 'ask the database one question',
  help: `Runs one SELECT on dist/avps.sqlite, or a query of requirements/queries by its
name. The database is opened read-only, and nothing but a reader is let through.
The plural views are the public contract: requirements, needs, questions, links,
cases, results, verdicts, coverage, coverage_summary, findings,
requirement_profiles.

  avps query "select id, title from requirements where level = 'MUST'"
  avps query "select reason, count(*) from coverage group by reason"
  avps query --list`,
  options: {
    format: {type: 'string', value: 'FORMAT', help: 'table (the default), csv or json'},
    json: {type: 'boolean', help: 'the same as --format json'},
    rows: {type: 'string', value: 'N', help: 'at most so many rows (10000)'},
    seconds: {type: 'string', value: 'N', help: 'at most so many seconds (10)'},
    list: {type: 'boolean', help: 'print the names of the queries, and the views'},
  },
  async run({root, positionals, values, terminal}) {
    const opened = await openWholeRoot(root)
    const named = new Map(opened.list(queriesFolder, '.sql').map((path) => [basename(path, '.sql'), path]))
    if (values.list) {
      for (const name of named.keys()) terminal.out(`${name}\n`)
      terminal.out(
        'views: requirements needs questions links cases results verdicts coverage\n       coverage_summary need_coverage findings requirement_profiles\n',
      )
      return exitCode.ok
    }
    const format = values.json ? 'json' : ((values.format as string | undefined) ?? 'table')
    if (!['table', 'csv', 'json'].includes(format))
      throw new UsageProblem(`Unexpected format "${format}", expected table, csv or json`)
    if (positionals.length !== 1) throw new UsageProblem('Expected one query, in quotes, or the name of one')
    const text = positionals[0]!
    const sql = named.has(text) ? readQuery(opened, named.get(text)!) : text
    const database = join(root, 'dist', 'avps.sqlite')
    const dist = new Door(root, 'dist')
    if (!dist.stats('avps.sqlite')?.isFile())
      throw new EnvironmentProblem('no dist/avps.sqlite: run `avps build` first')
    const stray = besideDatabase.find((path) => dist.stats(path))
    if (stray)
      throw new EnvironmentProblem(`dist/${stray} is no file of this tool: run \`avps build\`, which removes it`)
    const rows = limitOf(values.rows, 10_000, '--rows')
    const answer = await ask({database, sql, rows}, limitOf(values.seconds, 10, '--seconds'))
    if ('error' in answer) {
      terminal.err(`${answer.error}\n`)
      return exitCode.usage
    }
    if (format === 'json')
      terminal.out(
        `${JSON.stringify(
          answer.rows.map((row) => Object.fromEntries(answer.columns.map((column, index) => [column, row[index]]))),
          null,
          2,
        )}\n`,
      )
    else
      terminal.out(format === 'csv' ? formatCsv(answer.columns, answer.rows) : formatTable(answer.columns, answer.rows))
    if (answer.truncated === 'rows') terminal.err(`Only the first ${rows} rows are shown: ask for more with --rows.\n`)
    if (answer.truncated === 'bytes')
      terminal.err(
        `Only the first ${answer.rows.length} rows are shown, the rest is too large: ask for fewer columns.\n`,
      )
    return exitCode.ok
  },
}

function limitOf(value: unknown, otherwise: number, option: string): number {
  if (value === undefined) return otherwise
  if (!/^[1-9]\d{0,8}$/.test(String(value)))
    throw new UsageProblem(`Unexpected ${option} "${value}", expected a number`)
  return Number(value)
}

function readQuery(root: Root, path: string): string {
  const read = root.read(path)
  if ('bytes' in read) return Buffer.from(read.bytes).toString('utf8')
  throw new EnvironmentProblem(`Unexpected ${refusedAs[read.unreadable]} file ${path}: ${mendFor[read.unreadable]}`)
}

/** SQLite cannot be interrupted from its own process: the question runs in one that can be ended. */
async function ask(request: QueryRequest, seconds: number): Promise<QueryAnswer> {
  const program = new BoundedProcess<QueryRequest, QueryAnswer>(new URL('./query-program.js', import.meta.url), {
    seconds,
    megabytes: 768,
  })
  try {
    const result = await program.ask(request)
    if ('answer' in result) return result.answer
    switch (result.ended) {
      case 'time':
        return {error: `Stopped after ${seconds} s: narrow the question, or allow more with --seconds.`}
      case 'memory':
        return {error: 'The question takes more memory than it may have: narrow it.'}
      case 'crash':
        return {error: `The query ended its process: ${result.said}`}
    }
  } finally {
    program.end()
  }
}
