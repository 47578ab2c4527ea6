import type {BlockNode, ParagraphNode} from '../../model/chapter-tree.ts'

/** What the queries of `pages.ts` give: their JSON, typed. Short lists keep the order of the query's columns. */

export interface NavigationRow {
  title: string
  short: string
  version: string
  status: string
  /** YYYY-MM-DD */
  date: string
  licence: string
  /** Pages of matrices; none where the specification asks for none. */
  matrices: [page: string, title: string][]
  /** Targets, and whether somebody claims; null where the specification asks for no reports. */
  reports: [target: string, title: string, claimed: 0 | 1][] | null
  /** Findings of severity error. */
  errors: number
  /** A part of a large specification may list only the chapters near the page's own, or none. */
  parts: {number: number; title: string; chapters: [number: number, slug: string, title: string][]}[]
}

export type TermRow = [name: string, meaning: string, slug: string, section: string, placed: 0 | 1]

export interface ChapterRow {
  number: number
  slug: string
  title: string
  path: string
  part: string
  informative: 0 | 1
  /** How many there are in the specification. */
  profiles: number
  /** Anchor of the glossary's section, where this chapter holds it. */
  glossary: string | null
  terms: [line: number, name: string][]
  sections: SectionRow[]
  blocks: BlockRow[]
  references: ReferenceRow[]
  catalogues: Record<string, [standard: string, revision: string, url: string | null]>
  features: FeatureRow[]
  items: ItemRow[]
}

export type SectionRow = [anchor: string, title: string, depth: number, number: string]

/** `section` is the anchor of the nearest heading above; null above the first. */
export type BlockRow = [block: BlockNode, section: string | null, line: number]

/** All null after the id where there is no such item. */
export type ReferenceRow = [id: string, title: string | null, slug: string | null, state: string | null]

export type FeatureRow = [
  device: string,
  bit: number,
  name: string,
  requirements: [id: string, title: string, slug: string, level: string | null][],
]

export interface ItemRow {
  id: string
  type: string
  /** quote, item, paragraph or row */
  form: string
  state: string
  revision: number
  hash: string
  title: string
  text: string
  section: string | null
  line: number
  level: string | null
  subject: string | null
  verify: string | null
  answer: 'case' | 'evidence' | null
  condition: string | null
  rationale: string | null
  evidence: string | null
  profiles: string[] | null
  outgoing: LinkRow[] | null
  incoming: LinkRow[]
  cases: [id: string, title: string, file: string, revision: number, status: string, imported: string | null][] | null
  verdicts: VerdictRow[] | null
  answers: AnswerRow[] | null
  waivers:
    | [
        target: string | null,
        testCase: string | null,
        observed: string | null,
        reason: string,
        owner: string,
        until: string,
      ][]
    | null
  /** Of a need, per target: its state, and how much of what serves it and counts is verified and attested. */
  covered: [target: string, state: string, verified: number, attested: number, counted: number][] | null
  history:
    | [event: string, revision: number, revisionClass: string | null, since: string, reason: string | null][]
    | null
}

/** The other end of a link: an item, with its page, or a clause (`catalogue#alias`), with its label and no page. */
export type LinkRow = [role: string, id: string, title: string | null, slug: string | null, status: string]

export type VerdictRow = [target: string, verdict: string, shallow: 0 | 1, reason: string]

/** `testCase` is null for the evidence of a claim. */
export type AnswerRow = [
  testCase: string | null,
  target: string,
  state: string,
  reason: string | null,
  evidence: string | null,
  imported: string | null,
]

export interface IndexRow {
  introduction: ParagraphNode[]
  references: ReferenceRow[]
  chapters: [number: number, part: number, slug: string, title: string, informative: 0 | 1, requirements: number][]
  types: [type: string, number: number][]
  retired: number
  levels: [level: string, number: number][]
  methods: [method: string, answer: string, number: number][]
  targets: {
    name: string
    title: string
    claimed: 0 | 1
    version: string | null
    states: [state: string, number: number][]
  }[]
  findings: [severity: string, number: number][]
}

/** What the page of the coverage shows. */
export interface CoverageRow {
  /** Reports are published beside the site. */
  reports: 0 | 1
  targets: {name: string; title: string; claimed: 0 | 1; version: string | null}[]
  chapters: [number: number, slug: string, title: string][]
  counts: [target: string, chapter: number, state: string, number: number][]
  needs: [
    id: string,
    title: string,
    slug: string,
    targets: [
      target: string,
      state: string,
      verified: number,
      attested: number,
      counted: number,
      open: [id: string, title: string, slug: string][],
    ][],
  ][]
}

export interface RequirementsRow {
  areas: [name: string, title: string][]
  items: [
    id: string,
    type: string,
    title: string,
    slug: string,
    level: string | null,
    subject: string | null,
    verify: string | null,
    state: string,
    verdicts: VerdictRow[] | null,
    /** 1 where a case has to answer and none does; null where the item is no requirement. */
    caseless: 0 | 1 | null,
  ][]
  retired: [
    id: string,
    title: string,
    revision: number,
    reason: string | null,
    successor: string | null,
    successorSlug: string | null,
    since: string | null,
  ][]
}

export type FindingRow = [
  file: string,
  line: number,
  column: number,
  severity: string,
  rule: string,
  message: string,
  fix: string | null,
  related: {file: string; line: number; column: number; message: string}[] | null,
  slug: string | null,
  anchor: string | null,
]
