import type {Database} from 'better-sqlite3'
import type {KnownFiles} from '../disk/known-files.ts'
import type {Door} from '../disk/write-door.ts'
import type {Output} from '../model/output-file.ts'
import {type OutputName, outputNames} from '../model/output-names.ts'
import {sha256} from '../text/hash.ts'
import {type Before, type Written, writeOutputs} from './dist/write-outputs.ts'
import {publishers} from './outputs.ts'

export interface PublishInput {
  database: Database
  /** Number of a chapter: hash of its text and of all that stands beside the chapters' texts. */
  digests: Map<number, string>
  dist: Door
  files: KnownFiles
  /** Those to be made. */
  outputs: OutputName[]
  /** All that the specification asks for. */
  named: OutputName[]
  /** Are these all of them? */
  whole: boolean
  /** Stands for the tool in every output's inputs. */
  salt: string
  before: Before
  onProgress(step: string): void
}

/** Brings `dist/` to what the database says: the database itself first, then every output whose rows changed. */
export async function publish({
  database,
  digests,
  dist,
  files,
  outputs,
  named,
  whole,
  salt,
  before,
  onProgress,
}: PublishInput): Promise<Written> {
  onProgress('publishing')
  const saved = saveWhereChanged(database, dist, files)
  const made = new Map<string, Output[]>()
  for (const name of outputNames) if (outputs.includes(name)) made.set(name, publishers[name](database, digests, named))
  const written = await writeOutputs({
    dist,
    files,
    salt,
    before,
    made,
    whole,
    already: {[databaseFile]: {hash: saved.hash, inputs: saved.hash, of: 'database'}},
    onProgress: (done, of, path) => onProgress(`publishing ${done + 1}/${of} ${path}`),
  })
  if (saved.changed) written.written.unshift(databaseFile)
  return written
}

const databaseFile = 'avps.sqlite'

/**
 * The file takes the place of the old one whole, and only where it says something else.
 *
 * The pages of the database in memory are the file: filled once, in one order, they hold no gaps that a `VACUUM INTO`
 * would close, and need not be read back to be hashed.
 */
function saveWhereChanged(database: Database, dist: Door, files: KnownFiles): {hash: string; changed: boolean} {
  const bytes = database.serialize()
  const hash = sha256(bytes)
  if (files.hash(databaseFile) === hash) return {hash, changed: false}
  dist.write(databaseFile, bytes, {flush: true})
  files.learn(databaseFile, hash)
  return {hash, changed: true}
}
