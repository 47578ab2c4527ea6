import {mkdirSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import Database from 'better-sqlite3'
import {sha256} from './hash.ts'

/** The rows of one entry are a million keys apart. */
export const keysPerEntry = 1_000_000

/**
 * What was made of a content before, under the hash of everything that it depends on. Private to the tool, never an
 * input: it may be deleted at any time.
 *
 * What a chapter becomes is kept as rows, so that the database of a build takes them over inside SQLite, without their
 * passing through this program.
 */
export class Cache {
  readonly path: string
  readonly #database: Database.Database
  readonly #find: Database.Statement<[string], {id: number; value: string}>
  readonly #keep: Database.Statement<[string, string], {id: number}>
  readonly #findId: Database.Statement<[string], {id: number}>
  readonly #rowTables: Record<string, string[]>
  readonly #used = new Set<number>()
  readonly #salt: string

  /**
   * `salt` stands for the tool: another one may make other things of the same content. `rowTables` names the tables whose
   * rows are kept, with their columns.
   */
  constructor(path: string, salt: string, rowTables: Record<string, string[]>) {
    mkdirSync(dirname(path), {recursive: true})
    this.path = path
    this.#rowTables = rowTables
    this.#database = openOrReplace(path, rowTables)
    this.#find = this.#database.prepare('SELECT id, value FROM entry WHERE key = ?')
    this.#findId = this.#database.prepare('SELECT id FROM entry WHERE key = ?')
    this.#keep = this.#database.prepare('INSERT INTO entry (key, value) VALUES (?, ?) RETURNING id')
    this.#salt = salt
    this.#database.exec('BEGIN')
  }

  key(...parts: string[]): string {
    return sha256([this.#salt, ...parts.map((part) => `${part.length}:${part}`)].join('\n'))
  }

  /** `id` is what the rows of the entry are known by. */
  get<Value>(key: string): {id: number; value: Value} | undefined {
    const row = this.#find.get(key)
    if (!row) return undefined
    this.#used.add(row.id)
    return {id: row.id, value: JSON.parse(row.value) as Value}
  }

  /** To be called once a key, where `get` found nothing. */
  set(key: string, value: unknown): number {
    const {id} = this.#keep.get(key, JSON.stringify(value))!
    this.#used.add(id)
    return id
  }

  /** The id of an entry whose value is not asked for. */
  find(key: string): number | undefined {
    const id = this.#findId.get(key)?.id
    if (id !== undefined) this.#used.add(id)
    return id
  }

  /** Rows that belong to an entry, table by table; `#rowTables` says which tables there are. */
  setRows(id: number, rows: Record<string, unknown[][]>): void {
    for (const [table, list] of Object.entries(rows)) {
      const width = this.#rowTables[table]!.length
      const insert = this.#database.prepare(`INSERT INTO "${table}" VALUES (?${', ?'.repeat(width)})`)
      list.forEach((row, index) => {
        insert.run(id * keysPerEntry + index, ...row)
      })
    }
  }

  /** Makes what was set visible to other connections. */
  flush(): void {
    this.#database.exec('COMMIT; BEGIN')
  }

  /** With `forgetOthers`, drops all that was neither found nor set. */
  close(forgetOthers: boolean): void {
    if (forgetOthers) {
      const forget = this.#database.prepare('DELETE FROM entry WHERE id = ?')
      const forgetRows = Object.keys(this.#rowTables).map((table) =>
        this.#database.prepare(`DELETE FROM "${table}" WHERE row BETWEEN ? AND ?`),
      )
      for (const {id} of this.#database.prepare<[], {id: number}>('SELECT id FROM entry').all()) {
        if (this.#used.has(id)) continue
        forget.run(id)
        for (const statement of forgetRows) statement.run(id * keysPerEntry, (id + 1) * keysPerEntry - 1)
      }
    }
    this.#database.exec('COMMIT')
    this.#database.close()
  }
}

/** Tells caches apart whose tables differ: one that an older tool left is made anew. */
function layoutOf(rowTables: Record<string, string[]>): number {
  return Number.parseInt(sha256(`1 ${JSON.stringify(rowTables)}`).slice(0, 7), 16)
}

function openOrReplace(path: string, rowTables: Record<string, string[]>): Database.Database {
  try {
    return open(path, rowTables)
  } catch (problem) {
    // A file that is no database is thrown away; one that cannot be written is the machine's to mend.
    const {code} = problem as {code?: string}
    if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY') throw problem
    for (const ending of ['', '-journal']) rmSync(`${path}${ending}`, {force: true})
    return open(path, rowTables)
  }
}

function open(path: string, rowTables: Record<string, string[]>): Database.Database {
  const database = new Database(path)
  const layout = layoutOf(rowTables)
  const version = database.pragma('user_version', {simple: true})
  if (version !== 0 && version !== layout) throw new Error('a cache of another layout')
  database.pragma('page_size = 16384')
  // A lost power may cost the cache; a killed process does not.
  database.pragma('synchronous = off')
  database.pragma('mmap_size = 1073741824')
  database.exec(
    'CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)',
  )
  for (const [table, columns] of Object.entries(rowTables)) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${table}" (row INTEGER PRIMARY KEY, ${columns.map((column) => `"${column}"`).join(', ')})`,
    )
  }
  database.pragma(`user_version = ${layout}`)
  database.prepare('SELECT id, key, value FROM entry LIMIT 1').get()
  return database
}
