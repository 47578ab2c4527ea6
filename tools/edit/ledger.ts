import {existsSync, mkdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Level} from '../level-word.ts'
import {applyEdits, readExactly} from './apply-edits.ts'

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

/** Adds events at the end of the ledger, a line each. Lines that stand there keep their bytes. */
export function appendEvents(root: string, events: NewEvent[]): void {
  if (events.length === 0) return
  const file = join(root, ledgerPath)
  mkdirSync(dirname(file), {recursive: true})
  const before = existsSync(file) ? readExactly(root, ledgerPath) : ''
  const separator = before === '' || before.endsWith('\n') ? '' : '\n'
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  applyEdits(root, [{path: ledgerPath, content: `${before}${separator}${lines}`}])
}
