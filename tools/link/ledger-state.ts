import type {Tombstone} from '../composition.ts'
import {compareText, type Finding} from '../finding.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {LedgerEvent} from '../sources.ts'

export interface LedgerState {
  /** Ids in force: newest revision and its hash. */
  issued: Map<string, IssuedRevision>
  retired: Map<string, Tombstone>
  findings: Finding[]
}

export interface IssuedRevision {
  revision: number
  /** The newest of `hashes`. */
  hash: string
  /** Every hash that the revision has had: the one that it was issued with, and those of editorial changes. */
  hashes: Set<string>
  sourceHash: string | null
  line: number
}

export const ledgerFile = 'requirements/ledger.jsonl'

type Meaning = Exclude<LedgerEvent, {event: 'retire'}>

/**
 * Folds the events, whatever their order: the highest revision stands, a retirement ends it. An editorial change keeps
 * the revision and gives it one more hash; of several, each is a meaning that was accepted.
 */
export function foldLedger(events: LedgerEvent[], ids: IdPatterns): LedgerState {
  const state: LedgerState = {issued: new Map(), retired: new Map(), findings: []}
  const meanings = events.filter((event): event is Meaning => event.event !== 'retire')
  reportConflicts(meanings, state.findings)
  for (const event of [...meanings].sort(compareMeanings)) {
    const known = state.issued.get(event.id)
    const hashes = new Set(known?.revision === event.revision ? [...known.hashes, event.hash] : [event.hash])
    const {revision, hash, sourceHash, line} = event
    state.issued.set(event.id, {revision, hash, hashes, sourceHash, line})
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

/** Two meanings of one revision; only an editorial change may add one. */
function reportConflicts(meanings: Meaning[], findings: Finding[]): void {
  const seen = new Map<string, Meaning>()
  for (const event of meanings) {
    if (isEditorial(event)) continue
    const key = `${event.id}@${event.revision}`
    const other = seen.get(key)
    if (!other) seen.set(key, event)
    else if (other.hash !== event.hash) {
      findings.push({
        rule: 'ledger-conflict',
        severity: 'error',
        file: ledgerFile,
        line: event.line,
        column: 1,
        message: `Unexpected second meaning of \`${key}\`, expected one hash`,
        fix: 'two branches gave the same number: replace one tag by its placeholder, remove its line here, and run `avps tag`',
        related: [{file: ledgerFile, line: other.line, column: 1, message: 'first issued here'}],
      })
    }
  }
}

function isEditorial(event: Meaning): boolean {
  return event.event === 'revise' && event.as === 'editorial'
}

/** Oldest first, by what the lines say and not by where they stand. */
function compareMeanings(a: Meaning, b: Meaning): number {
  return (
    a.revision - b.revision ||
    Number(isEditorial(a)) - Number(isEditorial(b)) ||
    compareVersions(a.since, b.since) ||
    compareText(a.hash, b.hash)
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
