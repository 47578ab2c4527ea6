import type {Database} from 'better-sqlite3'
import type {Door} from '../disk/door.ts'
import type {KnownFiles} from '../disk/known-files.ts'
import type {Output} from '../model/output.ts'
import {sha256} from '../text/hash.ts'
import {type Before, type Written, writeOutputs} from './dist/write-outputs.ts'

export interface PublishInput {
  database: Database
  /** Number of a chapter: hash of its text and of all that stands beside the chapters' texts. */
  digests: Map<number, string>
  dist: Door
  files: KnownFiles
  /** Names of `outputs` in `spec.yaml`: those to be made. */
  outputs: string[]
  /** Are these all of them? */
  whole: boolean
  /** Stands for the tool in every output's inputs. */
  salt: string
  before: Before
  onProgress(step: string): void
}

/** What each name of `outputs` stands for. A publisher asks the database and says what files there are to be. */
const publishers: Record<string, (database: Database, digests: Map<number, string>) => Promise<Output[]>> = {
  matrices: async (database) => (await import('./matrix/matrix-outputs.ts')).matrixOutputs(database),
  exchange: async (database) => (await import('./exchange/exchange-outputs.ts')).exchangeOutputs(database),
  reports: async (database) => (await import('./pics/pics-outputs.ts')).picsOutputs(database),
  pdf: async (database) => (await import('./pdf/pdf-outputs.ts')).pdfOutputs(database),
  stubs: async (database) => (await import('./stubs/stub-outputs.ts')).stubOutputs(database),
  site: async (database, digests) => (await import('./site/site-outputs.ts')).siteOutputs(database, digests),
}

/** The names that `outputs` in `spec.yaml` and `--only` may hold. */
export const outputNames: string[] = Object.keys(publishers)

/** Brings `dist/` to what the database says: the database itself first, then every output whose rows changed. */
export async function publish({
  database,
  digests,
  dist,
  files,
  outputs,
  whole,
  salt,
  before,
  onProgress,
}: PublishInput): Promise<Written> {
  onProgress('publishing')
  const saved = saveWhereChanged(database, dist, files)
  const made = new Map<string, Output[]>()
  for (const [name, publisher] of Object.entries(publishers))
    if (outputs.includes(name)) made.set(name, await publisher(database, digests))
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
