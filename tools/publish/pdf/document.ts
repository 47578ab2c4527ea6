/** The JSON that `templates/pdf/specification.typ` places. Every string is text: none is read as Typst code. */
export interface Document {
  /** For the metadata of the file. */
  name: string
  title: Inline[]
  short: string
  version: string
  /** Below the title. */
  below: string
  status: string
  date: string
  /** Year, month, day for the metadata of the file; null if `date` is no date. */
  day: [number, number, number] | null
  licence: string
  withErrors: number
  parts: Part[]
  /** By label: what the contents show of a heading. */
  contents: Record<string, ContentsEntry>
  lists: ItemList[]
}

export interface Part {
  /** Null: its chapters stand in no part. */
  heading: Heading | null
  chapters: Chapter[]
}

export interface Chapter {
  heading: Heading
  /** For the running head. */
  title: Inline[]
  blocks: Block[]
}

export interface ContentsEntry {
  role: 'part' | 'chapter' | 'section' | 'list'
  number: string
  title: Inline[]
}

export type Block =
  | {type: 'paragraph'; content: Inline[]; label: string | null}
  | Heading
  | {type: 'list'; ordered: boolean; start: number; tight: boolean; items: ListItem[]}
  | {type: 'quote'; content: Block[]}
  | {type: 'callout'; kind: CalloutKind; title: string; content: Block[]}
  | {type: 'code'; size: number; lines: CodeLine[]}
  | {type: 'rule'}
  | Table
  | Figure
  | ItemBox

export interface Heading {
  type: 'heading'
  /** In the structure of the file: no step down is larger than one. */
  level: number
  /** How it looks: 1 for a chapter, 2 for its sections and so on. */
  rank: number
  number: string
  label: string
  content: Inline[]
}

export interface ListItem {
  /** Null: no task. */
  checked: boolean | null
  content: Block[]
}

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'

export interface CodeLine {
  text: string
  /** The rest of a line that was too long. */
  continued: boolean
}

export interface Table {
  type: 'table'
  /** Null: as wide as its content; else a share of the width that is left. */
  columns: (number | null)[]
  align: ('left' | 'center' | 'right')[]
  /** Points. */
  size: number
  header: Inline[][]
  /** On every page that the table reaches; not where it holds a link, which PDF/UA-1 allows once alone. */
  repeated: boolean
  rows: {breakable: boolean; cells: Cell[]}[]
}

export interface Cell {
  content: Inline[]
  head: ItemHead | null
  details: Detail[]
}

export interface Figure {
  type: 'figure'
  file: string
  alt: string
  /** Points; null: its own width, the text width at most. */
  width: number | null
  caption: string | null
}

export interface ItemHead {
  id: string
  label: string
  tone: Tone
  badge: string
  title: Inline[]
}

export interface ItemBox {
  type: 'item'
  head: ItemHead
  content: Block[]
  details: Detail[]
  /** Short enough to stand on one page. */
  together: boolean
}

export type Tone = 'must' | 'should' | 'may' | 'need' | 'question' | 'plain'

export interface Detail {
  label: string
  value: Inline[]
}

/** A string is running text, without line breaks. */
export type Inline =
  | string
  | {type: 'emphasis' | 'strong' | 'deleted' | 'superscript'; content: Inline[]}
  /** A line may break between the pieces. */
  | {type: 'code' | 'pieces'; pieces: string[]}
  | {type: 'keyword'; text: string}
  /** A word of the table of states with its symbol. */
  | {type: 'state'; look: string; text: string}
  /** Never broken. */
  | {type: 'id'; text: string}
  /** Exactly one of `label` and `url`; both null where the target does not exist. */
  | Link
  | {type: 'footnote'; label: string; content: Block[]}
  | {type: 'footnote-again'; label: string}
  | {type: 'line-break'}

export interface Link {
  type: 'link'
  label: string | null
  url: string | null
  content: Inline[]
}

export interface ItemList {
  heading: Heading
  levels: boolean
  /** Points. */
  idWidth: number
  rows: {id: Link; level: string; tone: Tone; title: Inline[]}[]
}
