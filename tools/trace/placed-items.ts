import type {Database} from 'better-sqlite3'
import type {Level} from '../model/level-word.ts'

export interface TagRow {
  /** Of the item; a placeholder without a working name has a made-up ending, after `~`. */
  id: string
  path: string
  line: number
  column: number
}

export interface ItemRow extends TagRow {
  state: 'unissued' | 'issued' | 'suspect'
  revision: number
  hash: string
  /** Of a requirement that binds; null for every other item. */
  level: Level | null
}

/** Every item in force with its place and state, in reading order. */
export function readItems(database: Database): ItemRow[] {
  return database
    .prepare<[], ItemRow>(
      `SELECT id, file AS path, line, column, state, revision, hash, level
       FROM item LEFT JOIN requirement ON requirement.item = item.key WHERE state <> 'retired' ORDER BY key`,
    )
    .all()
}

/** Every reference in running text with its place. */
export function readReferences(database: Database): TagRow[] {
  return database
    .prepare<[], TagRow>(
      `SELECT reference.id, chapter.path, reference.line, reference.column
       FROM reference JOIN chapter ON chapter.number = reference.chapter ORDER BY reference.key`,
    )
    .all()
}
