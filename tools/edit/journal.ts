import {join, posix} from 'node:path'
import {z} from 'zod'
import {readRegularFile, readRegularText} from '../disk/regular-file.ts'
import {type Door, isTemporary, type Prepared, staysInside} from '../disk/write-door.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {sha256} from '../text/hash.ts'
import {hasJournal, journalPath} from './journal-place.ts'

/** What an edit of several files is about to do, so that a command after a killed one can finish or undo it. */
export interface Journal {
  /** Until every new content is ready, the edit is undone; from then on it is finished. */
  ready: boolean
  files: JournalEntry[]
}

/** One file: its content before (null: it was not there) and after, by SHA-256. */
export interface JournalEntry extends Prepared {
  before: string | null
  after: string
}

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const schema = z.strictObject({
  ready: z.boolean(),
  files: z.array(
    z
      .strictObject({path: z.string(), temporary: z.string(), before: digest.nullable(), after: digest})
      .refine(({path, temporary}) => isBeside(path, temporary)),
  ),
})

export function writeJournal(door: Door, journal: Journal): void {
  door.write(journalPath, JSON.stringify(journal), {flush: true})
}

export function endJournal(door: Door): void {
  door.remove(journalPath)
}

/**
 * Finishes or undoes what a killed command left: no file is in between afterwards. To be called with the root's lock.
 *
 * A file that a person changed meanwhile is not overwritten: an EnvironmentProblem names it and what is ready for it.
 */
export function settleJournal(root: string, door: Door): void {
  const journal = readJournal(root, door)
  if (!journal) return
  const {ready, files} = journal
  const conflict = ready && files.find((file) => !isAsLeft(root, file))
  if (conflict)
    throw new EnvironmentProblem(
      `${conflict.path} was changed after an edit of it was cut off: take over what you need from ${conflict.temporary}, remove that file and ${journalPath}, and run the command again`,
    )
  for (const file of files) {
    if (digestOf(root, file.temporary) === undefined) continue
    if (ready) door.place(file, true)
    else door.remove(file.temporary)
  }
  endJournal(door)
}

/** Undefined where there is none; one that cannot be read was never believed by anybody. */
function readJournal(root: string, door: Door): Journal | undefined {
  if (!hasJournal(door)) return undefined
  const text = readRegularText(join(root, journalPath))
  const parsed = schema.safeParse(parseJson(text ?? ''))
  if (parsed.success) return parsed.data
  throw new EnvironmentProblem(`${journalPath} cannot be read: look whether your last edit is whole, then remove it`)
}

/** The file is as it was before the edit and its new content is ready, or the edit has reached it already. */
function isAsLeft(root: string, {path, temporary, before, after}: JournalEntry): boolean {
  const now = digestOf(root, path) ?? null
  const prepared = digestOf(root, temporary)
  return prepared === undefined ? now === after : prepared === after && (now === before || now === after)
}

function digestOf(root: string, path: string): string | undefined {
  const bytes = readRegularFile(join(root, path))
  return typeof bytes === 'string' ? undefined : sha256(bytes)
}

function isBeside(path: string, temporary: string): boolean {
  return staysInside(path) && posix.dirname(path) === posix.dirname(temporary) && isTemporary(posix.basename(temporary))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
