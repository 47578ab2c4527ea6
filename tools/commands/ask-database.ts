import {basename, join} from 'node:path'
import {besideDatabase} from '../disk/lock.ts'
import {Door} from '../disk/write-door.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {openWholeRoot} from '../pipeline/with-lock.ts'
import {BoundedProcess} from '../processes/bounded-process.ts'
import {mendFor, type Root, refusedAs} from '../read/root.ts'
import {UsageProblem} from './command.ts'
import type {QueryAnswer, QueryRequest} from './query-program.ts'

export interface Question {
  root: string
  /** One SELECT, or the name of a query of the root. */
  text: string
  /** Of the answer, at most; 10,000 unless asked otherwise. */
  rows?: number | string | undefined
  /** Until the question is given up; 10 unless asked otherwise. */
  seconds?: number | string | undefined
}

const queriesFolder = 'requirements/queries'

/** The queries of a root: name to path. */
export function namedQueries(root: Root): Map<string, string> {
  return new Map(root.list(queriesFolder, '.sql').map((path) => [basename(path, '.sql'), path]))
}

/** Asks `dist/avps.sqlite` of a root one question, within limits of time, memory and rows. */
export async function askDatabase({root, text, rows, seconds}: Question): Promise<QueryAnswer> {
  const opened = await openWholeRoot(root)
  const path = namedQueries(opened).get(text)
  const sql = path === undefined ? text : readQuery(opened, path)
  const dist = new Door(root, 'dist')
  if (!dist.stats('avps.sqlite')?.isFile()) throw new EnvironmentProblem('no dist/avps.sqlite: run `avps build` first')
  // SQLite would take it for the rest of a change that was cut off: the tool leaves none.
  const stray = besideDatabase.map((ending) => `avps.sqlite${ending}`).find((name) => dist.stats(name))
  if (stray) throw new EnvironmentProblem(`dist/${stray} is no file of this tool: run \`avps build\`, which removes it`)
  const request = {database: join(root, 'dist', 'avps.sqlite'), sql, rows: limitOf(rows, 10_000, 'rows')}
  return ask(request, limitOf(seconds, 10, 'seconds'))
}

function limitOf(value: number | string | undefined, otherwise: number, option: string): number {
  if (value === undefined) return otherwise
  if (!/^[1-9]\d{0,8}$/.test(String(value)))
    throw new UsageProblem(`Unexpected ${option} "${value}", expected a whole number above 0`)
  return Number(value)
}

function readQuery(root: Root, path: string): string {
  const read = root.read(path)
  if ('bytes' in read) return Buffer.from(read.bytes).toString('utf8')
  throw new EnvironmentProblem(`Unexpected ${refusedAs[read.unreadable]} file ${path}: ${mendFor[read.unreadable]}`)
}

/** The rows of an answer by name of column: of two columns with one name the last one counts. */
export function rowsByName<Value>({columns, rows}: {columns: string[]; rows: Value[][]}): Record<string, Value>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]!])))
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
        return {error: `Stopped after ${seconds} s: narrow the question, or allow it more seconds.`}
      case 'memory':
        return {error: 'The question takes more memory than it may have: narrow it.'}
      case 'crash':
        return {error: `The query ended its process: ${result.said}`}
    }
  } finally {
    program.end()
  }
}
