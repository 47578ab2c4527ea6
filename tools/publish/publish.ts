import {join} from 'node:path'
import type {Database} from 'better-sqlite3'
import type {BuildRecord} from '../build-record.ts'
import {sha256} from '../hash.ts'
import type {KnownFiles} from '../known-files.ts'
import type {Output} from '../output.ts'
import {replaceFile, type Written, writeOutputs} from './write-outputs.ts'

export interface PublishInput {
  database: Database
  /** Number of a chapter: hash of its text and of all that stands beside the chapters' texts. */
  digests: Map<number, string>
  dist: string
  files: KnownFiles
  /** Names of `outputs` in `spec.yaml`. */
  outputs: string[]
  /** Stands for the tool in every output's inputs. */
  salt: string
  previous: BuildRecord | undefined
  onProgress(step: string): void
}

/** What each name of `outputs` stands for. A publisher asks the database and says what files there are to be. */
const publishers: Record<string, (database: Database, digests: Map<number, string>) => Promise<Output[]>> = {
  matrices: async (database) => (await import('./matrix/matrix-outputs.ts')).matrixOutputs(database),
  exchange: async (database) => (await import('./exchange/exchange-outputs.ts')).exchangeOutputs(database),
  reports: async (database) => (await import('./pics/pics-outputs.ts')).picsOutputs(database),
  pdf: async (database) => (await import('./pdf/pdf-outputs.ts')).pdfOutputs(database),
  stubs: async (database) => (await import('./stubs/stub-outputs.ts')).stubOutputs(database),
  site: async (database, digests) => (await import('./html/site-outputs.ts')).siteOutputs(database, digests),
}

/** Brings `dist/` to what the database says: the database itself first, then every output whose rows changed. */
export async function publish({
  database,
  digests,
  dist,
  files,
  outputs,
  salt,
  previous,
  onProgress,
}: PublishInput): Promise<Written> {
  onProgress('publishing')
  const saved = saveWhereChanged(database, dist, files)
  const made: Output[] = []
  for (const name of Object.keys(publishers)) {
    if (outputs.includes(name)) made.push(...(await publishers[name]!(database, digests)))
  }
  const already = {[databaseFile]: {hash: saved.hash, inputs: saved.hash}}
  const written = await writeOutputs(made, dist, files, salt, previous, already, (done, of, path) =>
    onProgress(`publishing ${done + 1}/${of} ${path}`),
  )
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
function saveWhereChanged(database: Database, dist: string, files: KnownFiles): {hash: string; changed: boolean} {
  const bytes = database.serialize()
  const hash = sha256(bytes)
  if (files.hash(databaseFile) === hash) return {hash, changed: false}
  replaceFile(join(dist, databaseFile), bytes, true)
  files.learn(databaseFile, hash)
  return {hash, changed: true}
}
