import type {Level} from '../model/level-word.ts'
import {type FileEdit, readExactly} from './apply-edits.ts'

/** One line of the ledger as it is written: no key is there that has no value. */
export type NewEvent =
  | {event: 'issue'; id: string; revision: number; hash: string; level?: Level; since: string}
  | {event: 'revise'; id: string; revision: number; hash: string; level?: Level; since: string; as: RevisionClass}

/** A requirement's line holds its level; no other line has the key. */
export function levelKey({level}: {level: Level | null}): {level?: Level} {
  return level === null ? {} : {level}
}

/** All but `editorial` raise the revision. */
export const revisionClasses = ['editorial', 'clarified', 'strengthened', 'weakened'] as const

export type RevisionClass = (typeof revisionClasses)[number]

export const ledgerPath = 'requirements/ledger.jsonl'

/** The ledger with events at its end, a line each. Lines that stand there keep their bytes. */
export function ledgerEdit(root: string, events: NewEvent[]): FileEdit[] {
  if (events.length === 0) return []
  const before = readExactly(root, ledgerPath) ?? new Uint8Array()
  const newline = 0x0a
  const separator = before.length === 0 || before.at(-1) === newline ? '' : '\n'
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  return [{path: ledgerPath, content: Buffer.concat([before, Buffer.from(separator + lines)])}]
}
