import {answerRequests} from '../processes/bounded-program.ts'
import {openReadOnly} from '../store/database.ts'

export interface QueryRequest {
  database: string
  sql: string
  rows: number
}

export type QueryAnswer =
  | {columns: string[]; rows: unknown[][]; truncated: 'rows' | 'bytes' | undefined}
  | {error: string}

/** What SQLite may take for one question, and what an answer may hold, in bytes. */
const maximumHeap = 256 * 1024 * 1024
const maximumAnswer = 64 * 1024 * 1024

answerRequests<QueryRequest, QueryAnswer>(import.meta.url, async (request) => answer(request))

/** One statement that reads, and nothing else: `ATTACH` and `VACUUM INTO` would write in spite of a read-only file. */
function answer({database: path, sql, rows: limit}: QueryRequest): QueryAnswer {
  try {
    const database = openReadOnly(path)
    database.pragma(`hard_heap_limit = ${maximumHeap}`)
    const opening = sql.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
    if (!/^(?:select|with|values)\b/i.test(opening)) return {error: 'Unexpected statement, expected one SELECT.'}
    const statement = database.prepare(sql)
    if (!statement.reader || !statement.readonly) return {error: 'Unexpected statement, expected one that only reads.'}
    const columns = statement.columns().map(({name}) => name)
    const rows: unknown[][] = []
    let bytes = 0
    for (const row of statement.raw().iterate() as IterableIterator<unknown[]>) {
      bytes += row.reduce((sum: number, value) => sum + sizeOf(value), 0)
      if (rows.length === limit) return {columns, rows, truncated: 'rows'}
      if (bytes > maximumAnswer) return {columns, rows, truncated: 'bytes'}
      rows.push(row.map((value) => (Buffer.isBuffer(value) ? `<${value.length} bytes>` : value)))
    }
    return {columns, rows, truncated: undefined}
  } catch (problem) {
    const {code} = problem as {code?: string}
    if (code === 'SQLITE_NOMEM') return {error: 'The question takes more memory than it may have: narrow it.'}
    return {error: problem instanceof Error ? problem.message : String(problem)}
  }
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 8
}
