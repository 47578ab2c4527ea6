import {type KeptTable, keysPerEntry} from '../disk/cache.ts'
import {keptTables} from './chapter-rows.ts'
import type {Database} from './database.ts'

/** From the cache to the database inside SQLite, entry by entry in the order in which they are wanted. */
export function copyKeptRows(database: Database, cache: string, entries: number[]): void {
  database.prepare('ATTACH ? AS cache').run(cache)
  database.exec(
    'CREATE TEMP TABLE wanted (position INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)',
  )
  const want = database.prepare('INSERT INTO temp.wanted VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const [position, entry] of entries.entries())
      want.run(position, entry * keysPerEntry, (entry + 1) * keysPerEntry - 1)
    for (const table of keptTables) copyRows(database, table)
  })()
  database.exec('DROP TABLE temp.wanted; DETACH cache')
}

function copyRows(database: Database, {name, columns}: KeptTable): void {
  const names = columns.map((column) => `"${column}"`).join(', ')
  database.exec(
    `INSERT INTO main."${name}" (${names}) SELECT ${names}
     FROM temp.wanted CROSS JOIN cache."${name}" AS kept ON kept.row BETWEEN wanted.first AND wanted.last
     ORDER BY wanted.position, kept.row`,
  )
}
