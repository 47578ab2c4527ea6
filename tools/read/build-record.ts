import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {BuildRecord} from '../build-record.ts'
import {sha256} from '../hash.ts'
import {listFiles, type Root} from './root.ts'

/** The record of the build before, or undefined where there is none that can be read. */
export function readBuildRecord(dist: string): BuildRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')) as BuildRecord
    return record.format === 1 && typeof record.outputs === 'object' && typeof record.inputs === 'object'
      ? record
      : undefined
  } catch {
    return undefined
  }
}

/** Are the sources on disk byte for byte those of the record? */
export function inputsAreUnchanged(root: Root, record: BuildRecord): boolean {
  for (const [key, names] of Object.entries(record.listings)) {
    const star = key.lastIndexOf('/*')
    const now = listFiles(root.folder, key.slice(0, star), key.slice(star + 2))
    if (now.length !== names.length || now.some((name, index) => name !== names[index])) return false
  }
  return Object.entries(record.inputs).every(([path, hash]) => root.hash(path) === hash)
}

/** Paths below `dist` whose file is missing or not what the record says. */
export function changedOutputs(dist: string, record: BuildRecord): Set<string> {
  return new Set(
    Object.entries(record.outputs)
      .filter(([path, {hash}]) => fileHash(join(dist, path)) !== hash)
      .map(([path]) => path),
  )
}

function fileHash(path: string): string {
  try {
    return sha256(readFileSync(path))
  } catch {
    return ''
  }
}
