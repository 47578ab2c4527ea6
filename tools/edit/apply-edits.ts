import {join} from 'node:path'
import {readRegularFile} from '../disk/regular-file.ts'
import {Door, type Prepared, temporaryBeside} from '../disk/write-door.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {sha256} from '../text/hash.ts'
import {endJournal, type JournalEntry, writeJournal} from './journal.ts'

/** New content of one file, as a whole. */
export interface FileEdit {
  path: string
  content: Uint8Array
}

/**
 * Replaces files all or nothing, whenever the process ends: every new content is on disk beside its file, and a journal
 * says so, before the first one takes its place. To be called with the root's lock, by every command that edits sources.
 */
export function applyEdits(root: string, edits: FileEdit[]): void {
  if (edits.length === 0) return
  const door = new Door(root)
  const files = edits.map(({path, content}): JournalEntry => {
    if (door.stats(path)?.isSymbolicLink())
      throw new EnvironmentProblem(`${path} is a symbolic link: an edit would replace it; put the file itself there`)
    const before = readRegularFile(join(root, path))
    return {
      path,
      temporary: temporaryBeside(path),
      before: typeof before === 'string' ? null : sha256(before),
      after: sha256(content),
    }
  })
  const prepared: Prepared[] = []
  writeJournal(door, {ready: false, files})
  try {
    for (const [index, {content}] of edits.entries()) {
      const {path, temporary} = files[index]!
      prepared.push(door.prepare(path, content, true, temporary))
    }
    writeJournal(door, {ready: true, files})
  } catch (problem) {
    for (const {temporary} of prepared) door.remove(temporary)
    endJournal(door)
    throw problem
  }
  for (const file of prepared) door.place(file, true)
  endJournal(door)
}

/** The bytes of a file as they lie on disk, byte-order mark and line ends included; undefined where there is none. */
export function readExactly(root: string, path: string): Uint8Array | undefined {
  const bytes = readRegularFile(join(root, path))
  if (typeof bytes !== 'string') return bytes
  if (bytes === 'missing') return undefined
  throw new EnvironmentProblem(`Cannot edit ${path}, which is ${bytes}`)
}
