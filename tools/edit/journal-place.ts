import type {Door} from '../disk/write-door.ts'

/** Where an edit of several files keeps what it is about to do. */
export const journalPath = '.avps/edit.json'

/** Has a command been stopped in the middle of an edit? */
export function hasJournal(door: Door): boolean {
  return door.stats(journalPath) !== undefined
}
