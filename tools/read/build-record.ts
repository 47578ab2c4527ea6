import {join} from 'node:path'
import type {KnownFiles} from '../disk/known-files.ts'
import {readRegularText} from '../disk/regular-file.ts'
import type {BuildRecord} from '../model/build-record.ts'
import {listFiles, type Root} from './root.ts'

/** The record of the build before, or undefined where there is none that can be read. */
export function readBuildRecord(dist: string): BuildRecord | undefined {
  try {
    const record: unknown = JSON.parse(readRegularText(join(dist, 'build.json')) ?? '')
    return isRecord(record) ? record : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is BuildRecord {
  const record = value as BuildRecord
  return (
    isMapping(value) &&
    record.format === 2 &&
    isMapping(record.tool) &&
    isMapping(record.inputs) &&
    isMapping(record.listings) &&
    Object.values(record.listings).every((names) => Array.isArray(names)) &&
    isMapping(record.findings) &&
    isMapping(record.outputs) &&
    Object.values(record.outputs).every(isMapping)
  )
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
