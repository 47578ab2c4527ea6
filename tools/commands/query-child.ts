import {openReadOnly} from '../store/database.ts'

export interface QueryRequest {
  database: string
  sql: string
  rows: number
}

export type QueryAnswer = {columns: string[]; rows: unknown[][]; truncated: boolean} | {error: string}

process.once('message', (request) => {
  process.send!(answer(request as QueryRequest), () => process.exit(0))
})

/** One statement that reads, and nothing else: `ATTACH` and `VACUUM INTO` would write in spite of a read-only file. */
function answer({database: path, sql, rows: limit}: QueryRequest): QueryAnswer {
  try {
    const database = openReadOnly(path)
    const opening = sql.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
    if (!/^(?:select|with|values)\b/i.test(opening)) return {error: 'Unexpected statement, expected one SELECT.'}
    const statement = database.prepare(sql)
    if (!statement.reader || !statement.readonly) return {error: 'Unexpected statement, expected one that only reads.'}
    const columns = statement.columns().map(({name}) => name)
    const rows: unknown[][] = []
    for (const row of statement.raw().iterate() as IterableIterator<unknown[]>) {
      if (rows.length === limit) return {columns, rows, truncated: true}
      rows.push(row.map((value) => (Buffer.isBuffer(value) ? `<${value.length} bytes>` : value)))
    }
    return {columns, rows, truncated: false}
  } catch (problem) {
    return {error: problem instanceof Error ? problem.message : String(problem)}
  }
}
