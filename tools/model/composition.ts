import type {Condition} from './conditions/condition.ts'
import type {ExtractedItem} from './extraction.ts'
import type {Finding} from './finding.ts'
import type {EntryLink} from './sources.ts'

/** An item with everything that its chapter, its entry and the ledger say of it together. */
export interface ComposedItem {
  id: string
  type: string
  state: 'unissued' | 'issued' | 'suspect'
  revision: number
  hash: string
  file: string
  /** From 1, of the chapter in reading order. */
  chapter: number
  extracted: ExtractedItem
  /** Of a requirement; null for every other item. */
  requirement: ComposedRequirement | null
}

export interface ComposedRequirement {
  subject: string | null
  device: string | null
  verify: string
  answer: 'case' | 'evidence'
  condition: Condition
  profiles: string[]
  rationale: string | null
  evidence: string | null
  uses: string[]
  links: (EntryLink & {file: string})[]
}

/** What is left of an item that was taken back: the ledger remembers it. */
export interface Tombstone {
  id: string
  type: string
  title: string
  revision: number
  hash: string
  reason: string
  successor: string | null
}

/** What a chapter's items became, with what is wrong about them. */
export interface ComposedChapter {
  items: ComposedItem[]
  findings: Finding[]
  /** Two items of the chapter have one id; the first stands. */
  doubled: boolean
}

/** Ids of a chapter with the places of their tags: what the other chapters have to know of it. */
export type TaggedIds = [id: string, line: number, column: number][]
