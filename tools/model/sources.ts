import type {Finding, Place} from './finding.ts'
import type {ImportedRun} from './imported.ts'
import type {Level} from './level-word.ts'
import type {Observation} from './observation.ts'
import type {ChapterPlace, Spec} from './spec.ts'

/** Everything that was read from disk: values, and what is wrong with their files. */
export interface Sources {
  spec: Spec
  chapters: ChapterSource[]
  entries: Entry[]
  ledger: LedgerEvent[]
  waivers: Waiver[]
  catalogues: Catalogue[]
  targets: Target[]
  claims: Map<string, Claim>
  cases: Case[]
  runs: Run[]
  imports: ImportedRun[]
  bindings: Bindings
  findings: Finding[]
}

/** A chapter as it lies on disk: a file that could be read, if not yet as text. */
export interface ChapterSource {
  place: ChapterPlace
  /** SHA-256 of the file. */
  hash: string
  /** Its text, undefined where it is none; decoded when it is first asked for. */
  decode(): {text: string | undefined; findings: Finding[]}
}

/** What an engineer adds to a requirement beside its text. Null or absent: the chapter's default holds. */
export interface Entry extends Place {
  id: string
  subject: string | null
  verify: string | null
  when: string | null
  profiles: string[] | null
  rationale: string | null
  evidence: string | null
  uses: string[]
  /** One a link, in the order written; `role` is a link role of `spec.yaml`. */
  links: EntryLink[]
  /** Line and column of each key of the entry: where a finding about a value points. */
  places: Record<string, [line: number, column: number]>
}

export interface EntryLink {
  role: string
  destination: string
  /** In the file of its entry, or of the chapter whose front matter gives it. */
  line: number
  column: number
}

/** One line of the ledger. Lines may stand in any order. Level: of a requirement; null where the line has none. */
export type LedgerEvent = {id: string; revision: number; since: string; line: number} & (
  | {event: 'issue'; hash: string; level: Level | null; sourceHash: string | null}
  | {event: 'revise'; hash: string; level: Level | null; sourceHash: string | null; as: string}
  | {event: 'retire'; title: string; reason: string; successor: string | null; text: string | null}
)

export interface Waiver extends Place {
  requirement: string | null
  /** Null: the newest. */
  revision: number | null
  /** `serves NEED-X`: a waiver of a link. */
  link: string | null
  target: string | null
  observed: string | null
  case: string | null
  reason: string
  owner: string
  /** YYYY-MM-DD; past it the waiver has no effect. */
  until: string
}

/** Facts about another standard: names, numbers and labels, no text. `data` is the file as it is. */
export interface Catalogue {
  name: string
  file: string
  standard: string
  revision: string
  url: string | null
  clauses: Clause[]
  devices: Device[]
  /** Device `null`: a bit that every device may offer. */
  features: Feature[]
  data: Record<string, unknown>
}

export interface Clause {
  alias: string
  label: string
  kind: string
}

export interface Device {
  name: string
  id: number | null
}

export interface Feature {
  device: string | null
  name: string
  bit: number
}

/** An implementation under test. */
export interface Target {
  name: string
  file: string
  title: string
  adapter: string
  subjects: string[]
  claim: string | null
  /** That results have to be of. Null: that of the claim, else any. */
  version: string | null
  /** Files below the root that hold what is judged; `{device}` stands for each of its devices. */
  judged: string[]
  /** The file as it is: the adapter's options stand in it. */
  data: Record<string, unknown>
}

/** Is it tested elsewhere, and are its results imported? Its adapter is `none` then. */
export function nothingRuns({adapter}: Target): boolean {
  return adapter === 'none'
}

/** What an implementer says is supported. `data` is the file as it is: conditions read their answers from it. */
export interface Claim {
  /** Path of the file. */
  file: string
  /** First 16 digits of SHA-256 over the file. */
  hash: string
  identity: ClaimIdentity
  /** Per requirement: those under `answers`, then those under `except`. */
  answers: ClaimAnswer[]
  values: ClaimedValue[]
  /** Profiles that the implementation is said to conform to. */
  conforms: string[]
  /** Path of keys, joined by `/`: where its key stands. */
  places: Record<string, [line: number, column: number]>
  evidence: ClaimEvidence[]
  data: Record<string, unknown>
}

/** Empty where the claim does not say. */
export interface ClaimIdentity {
  implementation: string
  version: string
  supplier: string
  contact: string
  /** For whom it is supplied. */
  client: string
  /** What the implementation is a part of. */
  system: string
  hardware: string
  /** YYYY-MM-DD */
  date: string | null
  specification: string
}

/** What is said of one requirement. An exception is the answer no, with its reason. */
export interface ClaimAnswer extends ClaimedQuantity {
  requirement: string
  source: 'answers' | 'except'
  /** Null: only a value is given. */
  answer: boolean | null
  reason: string | null
  comment: string | null
}

export interface ClaimedQuantity {
  value: string | null
  unit: string | null
  /** A number that stands without its unit. */
  bare?: boolean
}

/** What is said of a requirement, a device, a bit or anything else that is asked for by name. */
export interface ClaimedValue extends ClaimedQuantity {
  name: string
}

export interface ClaimEvidence {
  requirement: string
  revision: number
  document: string
  answer: string
  verdict: 'pass' | 'fail'
  /** By whom and on which day; empty where the claim does not say. */
  reviewed: string
  /** inspection, analysis, or what else the reviewer did. */
  method: string | null
  /** Of the document as it was reviewed. */
  digest: string | null
  note: string | null
}

/** The header of one executable check: its claim as data. */
export interface Case extends Place {
  /** Path below `cases/`, without its ending. */
  id: string
  requirement: string
  revision: number
  title: string
  device: string | null
  accept: string[]
  uses: string[]
  when: string | null
  mayHang: boolean
  /** First 16 digits of SHA-256 over the file. */
  hash: string
}

export interface Run {
  target: string
  file: string
  targetVersion: string
  suite: string
  specification: string
  claim: string | null
  /** Day on which this was seen first, YYYY-MM-DD. */
  run: string | null
  /** What was judged: digests by device, and of foreign programs what they are. */
  judged: Record<string, string>
  /** Of a target without claim: devices and bits as observed, in the shape of a claim. */
  survey: Record<string, unknown> | null
  results: Observation[]
}

/** What a result has to be bound to in order to be current. Empty where `spec.yaml` does not say what judges. */
export interface Bindings {
  /** Target: case: digest of the code that judges. */
  judge: Record<string, Record<string, string>>
  /** Target: device: digest of what is judged. */
  judged: Record<string, Record<string, string>>
}

/** What a case judges of these digests, as one text: its own device, or all of `devices`. */
export function judgedBy(device: string | null, digests: Record<string, string>, devices: string[]): string {
  const names = device === null ? devices.toSorted() : [device]
  return names.map((name) => digests[name] ?? '-').join(' ')
}

/** A file read into values, with what its author has to mend. */
export interface Parsed<Value> {
  value: Value
  findings: Finding[]
}

/** No meaning is revised a million times. */
export const highestRevision = 999_999

/** `REQ-BLK-001@2`. Undefined where the text is not of that form, or names a revision that there cannot be. */
export function parseRevisioned(text: string): {id: string; revision: number} | undefined {
  const match = /^([^\s@]+)@([1-9]\d{0,5})$/.exec(text)
  return match ? {id: match[1]!, revision: Number(match[2])} : undefined
}
