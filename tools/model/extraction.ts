import type {Finding} from './finding.ts'
import type {Level} from './level-word.ts'
import type {TagPlace} from './spec.ts'

/**
 * What one chapter says, as flat rows in document order. It depends on the chapter's bytes and the settings alone, so it
 * can be kept under their hash. Plain data: it survives a round trip through JSON. Lines and columns count from 1,
 * offsets are UTF-16 units in the source.
 */
export interface Extraction {
  title: string
  informative: boolean
  sections: ExtractedSection[]
  blocks: ExtractedBlock[]
  items: ExtractedItem[]
  references: ExtractedReference[]
  /** Links from this chapter to a chapter (itself included) or another file under the root. */
  links: ExtractedLink[]
  /** Anchors that raw HTML sets: `<a name="…">`. */
  anchors: string[]
  terms: ExtractedTerm[]
  figures: ExtractedFigure[]
  findings: Finding[]
}

export interface ExtractedSection {
  anchor: string
  title: string
  /** 1 for the chapter's own heading. */
  depth: number
  /** `2.1` below the chapter's number; empty for the chapter's own heading. */
  number: string
  line: number
  offset: number
  informative: boolean
}

export interface ExtractedBlock {
  /** Type of the mdast node, or `features` for a table that the publisher makes. */
  kind: string
  /** Index in `sections`; -1 above the first heading. */
  section: number
  line: number
  offset: number
  end: number
  /** JSON of a `BlockNode`: it goes to the database as it is. */
  tree: string
}

export interface ExtractedItem {
  id: string
  /** What its rows call it: the id, but for a placeholder without a working name one that no author can write. */
  name: string
  type: string
  title: string
  /** Normalised: what the hash is taken over. */
  text: string
  level: Level | null
  /** Level words of the text, in order; a requirement has exactly one. */
  levelWords: string[]
  /** A requirement that stands where nothing binds: it is none until it is moved, and is not counted. */
  informative: boolean
  form: TagPlace
  /** Index in `sections`. */
  section: number
  /** Index in `blocks`. */
  block: number
  /** Of the tag. */
  line: number
  column: number
  /** Of the container and of the tag in it. */
  offset: number
  end: number
  tagOffset: number
  tagEnd: number
  /** First 16 digits of SHA-256 over the item's Markdown: a change of it alone is a change of formatting. */
  sourceHash: string
  /** Defaults of the chapter's front matter. */
  subject: string | null
  device: string | null
  verify: string | null
  profiles: string[] | null
  source: string[]
}

export interface ExtractedReference {
  id: string
  line: number
  column: number
  offset: number
  end: number
  /** Index in `blocks`. */
  block: number
  /** The item that the reference stands in. */
  within: string | null
}

export interface ExtractedLink {
  /** Resolved against the chapter's folder, relative to the root. */
  path: string
  anchor: string
  /** An image: its bytes are published with the page. */
  image: boolean
  line: number
  column: number
}

export interface ExtractedTerm {
  name: string
  meaning: string
  forbidden: string[]
  line: number
  column: number
}

export interface ExtractedFigure {
  language: 'dot' | 'wavedrom' | 'sequence'
  source: string
  title: string | null
  alt: string
  line: number
  column: number
  offset: number
  /** Index in `blocks`. */
  block: number
  /** Names the drawing: the first 16 digits of SHA-256 over language and source. */
  hash: string
}
