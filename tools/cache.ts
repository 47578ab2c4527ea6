import {mkdirSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import Database from 'better-sqlite3'
import {sha256} from './hash.ts'

/**
 * What was made of a content before, under the hash of everything that it depends on. Private to the tool, never an
 * input: it may be deleted at any time.
 */
export class Cache {
  readonly #database: Database.Database
  readonly #find: Database.Statement<[string], {value: string}>
  readonly #keep: Database.Statement<[string, string]>
  readonly #used = new Set<string>()
  readonly #fresh = new Map<string, string>()
  readonly #salt: string

  /** `salt` stands for the tool: another one may make other things of the same content. */
  constructor(path: string, salt: string) {
    mkdirSync(dirname(path), {recursive: true})
    this.#database = openOrReplace(path)
    this.#find = this.#database.prepare('SELECT value FROM entry WHERE key = ?')
    this.#keep = this.#database.prepare('INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)')
    this.#salt = salt
  }

  key(...parts: string[]): string {
    return sha256([this.#salt, ...parts.map((part) => `${part.length}:${part}`)].join('\n'))
  }

  get<Value>(key: string): Value | undefined {
    const text = this.getText(key)
    return text === undefined ? undefined : (JSON.parse(text) as Value)
  }

  set(key: string, value: unknown): void {
    this.setText(key, JSON.stringify(value))
  }

  getText(key: string): string | undefined {
    this.#used.add(key)
    return this.#find.get(key)?.value
  }

  setText(key: string, text: string): void {
    this.#used.add(key)
    this.#fresh.set(key, text)
  }

  /** Writes what is new; with `forgetOthers`, drops all that was neither asked for nor set. */
  close(forgetOthers: boolean): void {
    this.#database.transaction(() => {
      for (const [key, value] of this.#fresh) this.#keep.run(key, value)
      if (!forgetOthers) return
      const forget = this.#database.prepare('DELETE FROM entry WHERE key = ?')
      const keys = this.#database.prepare<[], {key: string}>('SELECT key FROM entry').all()
      for (const {key} of keys) if (!this.#used.has(key)) forget.run(key)
    })()
    this.#database.close()
  }
}

function openOrReplace(path: string): Database.Database {
  try {
    return open(path)
  } catch {
    rmSync(path, {force: true})
    rmSync(`${path}-journal`, {force: true})
    return open(path)
  }
}

function open(path: string): Database.Database {
  const database = new Database(path)
  // A lost power may cost the cache; a killed process does not.
  database.pragma('synchronous = off')
  database.exec('CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID')
  database.prepare('SELECT key FROM entry LIMIT 1').get()
  return database
}
