import Database from 'better-sqlite3'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import type {Door} from './write-door.ts'

export interface Lock {
  release(): void
}

/** What is collected as garbage gives its lock back: held ones are kept from it. */
const held = new Set<Database.Database>()

/**
 * Holds a file's lock until it is released, or until the process ends in whatever way: it is the operating system's, so
 * that none is ever left behind by a killed process, and no two processes can both take it.
 *
 * Waits at most `patience` milliseconds; undefined where somebody else holds it still. The file stays empty. Locks of one
 * process exclude each other, too.
 */
export function takeLock(door: Door, path: string, patience: number): Lock | undefined {
  const folder = path.slice(0, path.lastIndexOf('/'))
  const file = `${door.makeFolder(folder)}/${path.slice(folder.length + 1)}`
  refuseLinks(door, path)
  const database = new Database(file, {timeout: patience})
  try {
    database.pragma('journal_mode = memory')
    // SQLite takes the lock when a transaction opens, before it reads or writes anything.
    database.exec('BEGIN EXCLUSIVE')
    held.add(database)
    return {
      release() {
        held.delete(database)
        database.close()
      },
    }
  } catch (problem) {
    database.close()
    const {code} = problem as {code?: string}
    if (code === 'SQLITE_BUSY') return undefined
    if (code === 'SQLITE_NOTADB') throw new EnvironmentProblem(`${file} is no lock of this tool: remove it`)
    throw problem
  }
}

/** Endings of the files that SQLite keeps beside a database, or takes for the rest of a change to it. */
export const besideDatabase = ['-journal', '-wal', '-shm'] as const

/** SQLite follows links: none may stand in the place of a file that it opens, or of one that it keeps beside it. */
export function refuseLinks(door: Door, path: string): void {
  for (const ending of ['', ...besideDatabase]) {
    const stats = door.stats(`${path}${ending}`)
    if (stats && !stats.isFile()) door.remove(`${path}${ending}`)
  }
}
