import {readFileSync} from 'node:fs'
import Database from 'better-sqlite3'
import {packageRoot} from '../own/package-root.ts'
import {readSchema} from '../own/schema.ts'

export type {Database} from 'better-sqlite3'

/** Raised when a table changes: a reader can tell which schema a file has. */
export const schemaVersion = 3

/** An empty traceability database in memory: a build fills it and writes it out whole. */
export function createDatabase(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('page_size = 4096')
  // Nothing is ever rolled back: a build that fails throws the whole database away.
  database.pragma('journal_mode = off')
  database.pragma('temp_store = memory')
  database.pragma(`user_version = ${schemaVersion}`)
  // Rows come in document order, which is not the order of their keys; a test asks for the check of the whole file.
  database.pragma('foreign_keys = off')
  database.exec(readSchema())
  return database
}

/** To be called once the rows are in. */
export function indexDatabase(database: Database.Database): void {
  database.exec(readSql('indexes'))
  database.exec("INSERT INTO item_text (item_text) VALUES ('rebuild')")
}

function readSql(name: string): string {
  return readFileSync(new URL(`tools/store/${name}.sql`, packageRoot), 'utf8')
}

/** Opens a finished database for questions only. */
export function openReadOnly(path: string): Database.Database {
  const database = new Database(path, {readonly: true, fileMustExist: true})
  database.pragma('query_only = on')
  return database
}
