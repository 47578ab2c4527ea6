import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {BuildRecord} from '../build-record.ts'
import type {KnownFiles} from '../known-files.ts'
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

/** Is every file of the record there, with the content that it had? */
export function outputsAreUnchanged(files: KnownFiles, record: BuildRecord): boolean {
  return Object.entries(record.outputs).every(([path, {hash}]) => files.hash(path) === hash)
}
