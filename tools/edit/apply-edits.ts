import {closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'

/** New content of one file, as a whole. */
export interface FileEdit {
  path: string
  content: string
}

/**
 * Replaces files all or nothing: every new content is on disk beside its file before the first one takes its place. What
 * was not edited keeps its bytes.
 */
export function applyEdits(root: string, edits: FileEdit[]): void {
  const prepared: {temporary: string; file: string}[] = []
  try {
    for (const {path, content} of edits) {
      const file = join(root, path)
      const temporary = `${file}.avps-edit`
      prepared.push({temporary, file})
      const handle = openSync(temporary, 'w')
      writeSync(handle, content)
      fsyncSync(handle)
      closeSync(handle)
    }
  } catch (problem) {
    for (const {temporary} of prepared) rmSync(temporary, {force: true})
    throw problem
  }
  for (const {temporary, file} of prepared) renameSync(temporary, file)
}

/** The file as it lies on disk, byte-order mark and line ends included. */
export function readExactly(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
