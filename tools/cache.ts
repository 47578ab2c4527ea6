import {mkdirSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import Database from 'better-sqlite3'
import type {ExtractedBlock} from './extraction.ts'
import {sha256} from './hash.ts'

/** The rows of one entry are a million keys apart. */
export const keysPerEntry = 1_000_000

/**
 * What was made of a content before, under the hash of everything that it depends on. Private to the tool, never an
 * input: it may be deleted at any time.
 *
 * The blocks of a chapter are rows here already, so that the database of a build takes them over without their passing
 * through this program: they are most of what a specification weighs.
 */
export class Cache {
  readonly path: string
  readonly #database: Database.Database
  readonly #find: Database.Statement<[string], {id: number; value: string}>
  readonly #keep: Database.Statement<[string, string], {id: number}>
  readonly #used = new Set<number>()
  readonly #salt: string

  /** `salt` stands for the tool: another one may make other things of the same content. */
  constructor(path: string, salt: string) {
    mkdirSync(dirname(path), {recursive: true})
    this.path = path
    this.#database = openOrReplace(path)
    this.#find = this.#database.prepare('SELECT id, value FROM entry WHERE key = ?')
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

  setBlocks(id: number, blocks: ExtractedBlock[]): void {
    const insert = this.#database.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)')
    blocks.forEach(({section, kind, line, offset, end, html}, index) => {
      insert.run(id * keysPerEntry + index, section, kind, line, offset, end, html)
    })
  }

  /** Makes what was set visible to other connections. */
  flush(): void {
    this.#database.exec('COMMIT; BEGIN')
  }

  /** With `forgetOthers`, drops all that was neither found nor set. */
  close(forgetOthers: boolean): void {
    if (forgetOthers) {
      const forget = this.#database.prepare('DELETE FROM entry WHERE id = ?')
      const forgetBlocks = this.#database.prepare('DELETE FROM block WHERE key BETWEEN ? AND ?')
      for (const {id} of this.#database.prepare<[], {id: number}>('SELECT id FROM entry').all()) {
        if (this.#used.has(id)) continue
        forget.run(id)
        forgetBlocks.run(id * keysPerEntry, (id + 1) * keysPerEntry - 1)
      }
    }
    this.#database.exec('COMMIT')
    this.#database.close()
  }
}

/** Raised when a table changes. */
const layout = 2

const schema = `
  CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS block (
    key INTEGER PRIMARY KEY, section INTEGER NOT NULL, kind TEXT NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL,
    end INTEGER NOT NULL, html TEXT NOT NULL
  ) STRICT;
`

function openOrReplace(path: string): Database.Database {
  try {
    return open(path)
  } catch (problem) {
    // A file that is no database is thrown away; one that cannot be written is the machine's to mend.
    if (
      (problem as {code?: string}).code === 'SQLITE_CANTOPEN' ||
      (problem as {code?: string}).code === 'SQLITE_READONLY'
    )
      throw problem
    for (const ending of ['', '-journal']) rmSync(`${path}${ending}`, {force: true})
    return open(path)
  }
}

function open(path: string): Database.Database {
  const database = new Database(path)
  database.pragma('page_size = 16384')
  // A lost power may cost the cache; a killed process does not.
  database.pragma('synchronous = off')
  database.pragma('mmap_size = 1073741824')
  const version = database.pragma('user_version', {simple: true})
  if (version !== 0 && version !== layout) throw new Error('a cache of another layout')
  database.exec(schema)
  database.pragma(`user_version = ${layout}`)
  database.prepare('SELECT id, key, value FROM entry LIMIT 1').get()
  return database
}
