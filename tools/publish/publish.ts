import {closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {Database} from 'better-sqlite3'
import type {BuildRecord} from '../build-record.ts'
import {sha256} from '../hash.ts'
import type {Output} from '../output.ts'
import {hashOf, type Written, writeOutputs} from './write-outputs.ts'

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
  site: async (database) => (await import('./html/site-outputs.ts')).siteOutputs(database),
}

/** Brings `dist/` to what the database says: the database itself first, then every output whose rows changed. */
export async function publish({database, dist, outputs, salt, previous, onProgress}: PublishInput): Promise<Written> {
  onProgress('publishing')
  const saved = saveWhereChanged(database, dist)
  const files: Output[] = []
  for (const name of Object.keys(publishers)) {
    if (outputs.includes(name)) files.push(...(await publishers[name]!(database)))
  }
  const written = await writeOutputs(files, dist, salt, previous, (done, of, path) =>
    onProgress(`publishing ${done + 1}/${of} ${path}`),
  )
  written.outputs[databaseFile] = {hash: saved.hash, inputs: saved.hash}
  if (saved.changed) written.written.unshift(databaseFile)
  return written
}

const databaseFile = 'avps.sqlite'

/** The file is written whole beside the old one, and takes its place only where it says something else. */
function saveWhereChanged(database: Database, dist: string): {hash: string; changed: boolean} {
  mkdirSync(dist, {recursive: true})
  const path = join(dist, databaseFile)
  const fresh = `${path}.new`
  rmSync(fresh, {force: true})
  database.prepare('VACUUM INTO ?').run(fresh)
  const hash = sha256(readFileSync(fresh))
  if (hashOf(path) === hash) {
    rmSync(fresh)
    return {hash, changed: false}
  }
  const file = openSync(fresh, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(fresh, path)
  return {hash, changed: true}
}
