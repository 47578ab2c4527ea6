import type {Database} from './database.ts'

/** A table of the schema: its name, and its columns in the order of the schema. A row is an object keyed by them. */
export interface Table<Row> {
  readonly name: string
  readonly columns: readonly (keyof Row & string)[]
}

/** How SQLite holds true and false. */
export type Flag = 0 | 1

export function flag(value: boolean): Flag {
  return value ? 1 : 0
}

/** The columns are given as keys, so that the compiler misses none and knows no other; a test holds them to the schema. */
export function table<Row>(name: string, columns: Record<keyof Row & string, true>): Table<Row> {
  return {name, columns: Object.keys(columns) as (keyof Row & string)[]}
}

/** Inserts rows one by one. Bound by place: that is several times faster than by name, and rows are many. */
export function inserter<Row>(database: Database, {name, columns}: Table<Row>): (row: Row) => void {
  const names = columns.map((column) => `"${column}"`).join(', ')
  const statement = database.prepare(`INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  return (row) => void statement.run(columns.map((column) => row[column]))
}

export function insertAll<Row>(database: Database, into: Table<Row>, rows: Iterable<Row>): void {
  const insert = inserter(database, into)
  for (const row of rows) insert(row)
}
