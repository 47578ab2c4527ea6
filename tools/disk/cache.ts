import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {sha256} from '../text/hash.ts'
import {besideDatabase, type Lock, refuseLinks, takeLock} from './lock.ts'
import {readRegularText} from './regular-file.ts'
import {Door} from './write-door.ts'

/** Entries are further apart than any has rows. */
export const keysPerEntry = 2 ** 32

/** A table of the database whose rows the cache keeps. */
export interface KeptTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** Rows of one of them: objects keyed by its columns. */
export interface KeptRows {
  readonly table: KeptTable
  readonly rows: readonly object[]
}

/**
 * What was made of a content before, under the hash of everything that it depends on. Private to the tool, never an
 * input: it may be deleted at any time.
 *
 * What a chapter becomes is kept as rows, so that the database of a build takes them over inside SQLite, without their
 * passing through this program.
 *
 * A cache is never believed more than the sources. Its file is used only as this tool left it on this machine, told by
 * size, times of change and inode; one that anybody else touched, copied or brought along is thrown away unread. One
 * process at a time uses it: the others make a private one that ends with them.
 */
export class Cache {
  readonly path: string
  readonly #home: Home
  readonly #database: Database.Database
  readonly #find: Database.Statement<[string], {id: number; value: string}>
  readonly #keep: Database.Statement<[string, string], {id: number}>
  readonly #findId: Database.Statement<[string], {id: number}>
  readonly #tables: readonly KeptTable[]
  readonly #used = new Set<number>()
  readonly #salt: string

  /**
   * `root` is the folder that the cache belongs to. `salt` stands for the tool: another one may make other things of the
   * same content. `tables` are those whose rows are kept. With `isPrivate`, nothing is
   * taken from an earlier run, and nothing is left.
   */
  constructor(root: string, salt: string, tables: readonly KeptTable[], isPrivate = false) {
    this.#home = (isPrivate ? undefined : sharedHome(root, salt)) ?? privateHome()
    this.path = this.#home.file
    this.#tables = tables
    this.#database = open(this.path, tables)
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

  /** Rows that belong to an entry, table by table, each of the tables that the cache was made for. */
  setRows(id: number, kept: readonly KeptRows[]): void {
    for (const {table, rows} of kept) {
      const {name, columns} = table
      const insert = this.#database.prepare(`INSERT INTO "${name}" VALUES (?${', ?'.repeat(columns.length)})`)
      rows.forEach((row, index) => {
        insert.run(id * keysPerEntry + index, ...columns.map((column) => (row as Record<string, unknown>)[column]))
      })
    }
  }

  /** Makes what was set visible to other connections. */
  flush(): void {
    this.#database.exec('COMMIT; BEGIN')
  }

  /** Keeps the cache for the next run; with `forgetOthers`, without all that was neither found nor set. */
  close(forgetOthers: boolean): void {
    try {
      if (forgetOthers) this.#forgetOthers()
      this.#database.exec('COMMIT')
    } catch (problem) {
      // It only saves time: where it cannot be kept, the next run makes it anew.
      this.discard()
      if (!isOfCache(problem)) throw problem
      return
    }
    this.#database.close()
    this.#home.leave(true)
  }

  /** Gives the cache up: what is in it is not to be used again. */
  discard(): void {
    this.#database.close()
    this.#home.leave(false)
  }

  #forgetOthers(): void {
    const forget = this.#database.prepare('DELETE FROM entry WHERE id = ?')
    const forgetRows = this.#tables.map(({name}) =>
      this.#database.prepare(`DELETE FROM "${name}" WHERE row BETWEEN ? AND ?`),
    )
    for (const {id} of this.#database.prepare<[], {id: number}>('SELECT id FROM entry').all()) {
      if (this.#used.has(id)) continue
      forget.run(id)
      for (const statement of forgetRows) statement.run(id * keysPerEntry, (id + 1) * keysPerEntry - 1)
    }
  }
}

/** Is a cache to blame for a failure: a damaged page, a file that is none, or no room for it? */
export function isOfCache(problem: unknown): boolean {
  const {code} = problem as {code?: unknown}
  return typeof code === 'string' && /^SQLITE_(?:CORRUPT|NOTADB|FORMAT|FULL|IOERR)/.test(code)
}

/** Where a cache lies while it is used, and what becomes of its file afterwards. */
interface Home {
  file: string
  leave(keep: boolean): void
}

const folder = '.avps'
const file = `${folder}/cache.sqlite`
const markFolder = `${folder}/cache`
const mark = `${markFolder}/mark.json`

/** How long another command may use the cache before one of its own is cheaper, in milliseconds. */
const patience = 300

/** The cache that the commands of a root share; undefined where another uses it, or where the root cannot be written. */
function sharedHome(root: string, salt: string): Home | undefined {
  const door = new Door(root)
  let lock: Lock | undefined
  try {
    lock = takeLock(door, `${folder}/cache.lock`, patience)
    if (!lock) return undefined
    door.sweep(markFolder)
    if (describe(door, salt) !== readRegularText(join(root, mark), 1000)) removeCache(door)
    refuseLinks(door, file)
  } catch (problem) {
    lock?.release()
    if (isReadOnly(problem)) return undefined
    throw problem
  }
  const held = lock
  return {
    file: join(realpathSync.native(root), file),
    leave(keep) {
      try {
        if (!keep) removeCache(door)
        else if (describe(door, salt) !== readRegularText(join(root, mark), 1000))
          door.write(mark, describe(door, salt))
      } finally {
        held.release()
      }
    },
  }
}

/** What tells the file from any other, from itself once it was changed, and from one that another tool left. */
function describe(door: Door, salt: string): string {
  const stats = door.stats(file)
  return JSON.stringify(stats ? [salt, stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs] : [])
}

function removeCache(door: Door): void {
  for (const ending of ['', ...besideDatabase]) door.remove(`${file}${ending}`)
}

function privateHome(): Home {
  const own = mkdtempSync(join(tmpdir(), 'avps.'))
  return {file: join(own, 'cache.sqlite'), leave: () => rmSync(own, {recursive: true, force: true})}
}

function isReadOnly(problem: unknown): boolean {
  const {code} = problem as {code?: string}
  return ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'].includes(code ?? '')
}

function open(path: string, tables: readonly KeptTable[]): Database.Database {
  const database = new Database(path)
  database.pragma('page_size = 16384')
  // A lost power or a killed process may cost the cache: it is thrown away then.
  database.pragma('synchronous = off')
  database.pragma('mmap_size = 1073741824')
  database.exec(
    'CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)',
  )
  for (const {name, columns} of tables) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS "${name}" (row INTEGER PRIMARY KEY, ${columns.map((column) => `"${column}"`).join(', ')})`,
    )
  }
  return database
}
