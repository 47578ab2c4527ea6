import type {Tombstone} from '../model/composition.ts'
import {compareText, type Finding} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import type {Level} from '../model/level-word.ts'
import type {LedgerEvent} from '../model/sources.ts'

export interface LedgerState {
  /** Ids in force: their newest revision. */
  issued: Map<string, IssuedRevision>
  retired: Map<string, Tombstone>
  findings: Finding[]
}

export interface IssuedRevision {
  revision: number
  /** Of the newest of `meanings`. */
  hash: string
  /** All that the revision was accepted with: what it was issued with, and its editorial changes. */
  meanings: Meaning[]
  sourceHash: string | null
  line: number
}

/** The text that a hash stands for, and what it binds to: markup can change a level and leave the hash. */
export interface Meaning {
  hash: string
  /** Null for all but requirements, and in a line that does not hold one. */
  level: Level | null
}

export const ledgerFile = 'requirements/ledger.jsonl'

export type MeaningEvent = Exclude<LedgerEvent, {event: 'retire'}>

/** The levels that the ledger holds for a revision: one, or none where its lines have none. */
export function levelsOf({meanings}: IssuedRevision): Level[] {
  return [...new Set(meanings.map(({level}) => level))].filter((level) => level !== null)
}

/** Hash and level were accepted together. Where the ledger holds no level, the hash decides alone, with an error. */
export function isAccepted(issued: IssuedRevision, {hash, level}: Meaning): boolean {
  const silent = levelsOf(issued).length === 0
  return issued.meanings.some((meaning) => meaning.hash === hash && (silent || meaning.level === level))
}

/**
 * Folds the events, whatever their order: the highest revision stands, a retirement ends it. An editorial change keeps
 * the revision and gives it one more meaning; of several, each was accepted.
 */
export function foldLedger(events: LedgerEvent[], ids: IdPatterns): LedgerState {
  const state: LedgerState = {issued: new Map(), retired: new Map(), findings: []}
  const meanings = events.filter((event): event is MeaningEvent => event.event !== 'retire')
  reportConflicts(meanings, state.findings)
  for (const event of [...meanings].sort(compareMeanings)) {
    const known = state.issued.get(event.id)
    const {revision, hash, level, sourceHash, line} = event
    const meanings = [...(known?.revision === revision ? known.meanings : []), {hash, level}]
    state.issued.set(event.id, {revision, hash, meanings, sourceHash, line})
  }
  const retirements = events.filter((event) => event.event === 'retire')
  for (const {id, title, revision, reason, successor} of retirements.sort(compareRetirements)) {
    if (state.retired.has(id)) continue
    const hash = state.issued.get(id)?.hash ?? ''
    state.issued.delete(id)
    state.retired.set(id, {id, type: ids.typeOf(id) ?? 'requirement', title, revision, hash, reason, successor})
  }
  return state
}

/** Two meanings of one revision: an editorial change alone may add a hash, and nothing another level. */
function reportConflicts(meanings: MeaningEvent[], findings: Finding[]): void {
  const hashed = new Map<string, MeaningEvent>()
  const levelled = new Map<string, MeaningEvent>()
  for (const event of meanings) {
    const key = `${event.id}@${event.revision}`
    const first = isEditorial(event) ? undefined : firstOf(hashed, key, event)
    const level = event.level === null ? undefined : firstOf(levelled, key, event)
    if (first && first.hash !== event.hash) {
      findings.push(
        conflict(
          event,
          first,
          `Unexpected second meaning of \`${key}\`, expected one hash`,
          'two branches gave the same number: replace one tag by its placeholder, remove its line here, and run `avps tag`',
        ),
      )
    } else if (level && level.level !== event.level) {
      findings.push(
        conflict(
          event,
          level,
          `Unexpected level ${event.level} of \`${key}\`, expected ${level.level} in all its lines`,
          'a change of level is a new revision: restore the two lines, or remove the one that was not agreed on',
        ),
      )
    }
  }
}

/** What stands under the key already; the value takes its place where nothing does. */
function firstOf<Value>(map: Map<string, Value>, key: string, value: Value): Value | undefined {
  const first = map.get(key)
  if (first === undefined) map.set(key, value)
  return first
}

function conflict({line}: MeaningEvent, other: MeaningEvent, message: string, fix: string): Finding {
  return {
    rule: 'ledger-conflict',
    file: ledgerFile,
    line,
    column: 1,
    message,
    fix,
    related: [{file: ledgerFile, line: other.line, column: 1, message: 'first issued here'}],
  }
}

function isEditorial(event: MeaningEvent): boolean {
  return event.event === 'revise' && event.as === 'editorial'
}

/** Oldest first, by what the lines say and not by where they stand. */
function compareMeanings(a: MeaningEvent, b: MeaningEvent): number {
  return (
    a.revision - b.revision ||
    Number(isEditorial(a)) - Number(isEditorial(b)) ||
    compareVersions(a.since, b.since) ||
    compareText(a.hash, b.hash) ||
    compareText(a.level ?? '', b.level ?? '')
  )
}

function compareRetirements(a: LedgerEvent, b: LedgerEvent): number {
  return (
    compareText(a.id, b.id) || compareVersions(a.since, b.since) || compareText(JSON.stringify(a), JSON.stringify(b))
  )
}

const versions = new Intl.Collator('en', {numeric: true})

/** 0.9.0 before 0.10.0. */
function compareVersions(a: string, b: string): number {
  return a === b ? 0 : versions.compare(a, b)
}
