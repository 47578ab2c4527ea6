import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {packageRoot} from '../own/package-root.ts'

/** Gives every link its status. */
export function gradeLinks(database: Database): void {
  database.transaction(() => {
    database.exec(readFileSync(new URL('tools/link/link-status.sql', packageRoot), 'utf8'))
  })()
}
