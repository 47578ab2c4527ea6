import {join} from 'node:path'
import type {Database} from 'better-sqlite3'
import type {BuildRecord} from '../build-record.ts'
import {sha256} from '../hash.ts'
import type {Output} from '../output.ts'
import {hashOf, replaceFile, type Written, writeOutputs} from './write-outputs.ts'

export interface PublishInput {
  database: Database
  dist: string
  /** Names of `outputs` in `spec.yaml`. */
  outputs: string[]
  /** Stands for the tool in every output's inputs. */
  salt: string
  previous: BuildRecord | undefined
  onProgress(step: string): void
}

/** What each name of `outputs` stands for. A publisher asks the database and says what files there are to be. */
const publishers: Record<string, (database: Database) => Promise<Output[]>> = {
  matrices: async (database) => (await import('./matrix/matrix-outputs.ts')).matrixOutputs(database),
  exchange: async (database) => (await import('./exchange/exchange-outputs.ts')).exchangeOutputs(database),
  reports: async (database) => (await import('./pics/pics-outputs.ts')).picsOutputs(database),
  pdf: async (database) => (await import('./pdf/pdf-outputs.ts')).pdfOutputs(database),
  stubs: async (database) => (await import('./stubs/stub-outputs.ts')).stubOutputs(database),
  site: async (database) => (await import('./html/site-outputs.ts')).siteOutputs(database),
}

/** Brings `dist/` to what the database says: the database itself first, then every output whose rows changed. */
export async function publish({database, dist, outputs, salt, previous, onProgress}: PublishInput): Promise<Written> {
  onProgress('publishing')
  const saved = saveWhereChanged(database, dist, previous)
  const files: Output[] = []
  for (const name of Object.keys(publishers)) {
    if (outputs.includes(name)) files.push(...(await publishers[name]!(database)))
  }
  const already = {[databaseFile]: {hash: saved.hash, inputs: saved.hash}}
  const written = await writeOutputs(files, dist, salt, previous, already, (done, of, path) =>
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
function saveWhereChanged(
  database: Database,
  dist: string,
  previous: BuildRecord | undefined,
): {hash: string; changed: boolean} {
  const bytes = database.serialize()
  const hash = sha256(bytes)
  const path = join(dist, databaseFile)
  // The old file is read only where it could be the same.
  if (previous?.outputs[databaseFile]?.hash === hash && hashOf(path) === hash) return {hash, changed: false}
  replaceFile(path, bytes, true)
  return {hash, changed: true}
}
