/** What the PDF is made from. Offsets are UTF-16 offsets into `source`, as the positions of mdast give them. */
export interface PdfInput {
  title: string
  short: string
  version: string
  status: string
  /** ISO 8601, `2026-11-22`: the only date in the file. */
  date: string
  licence: string
  /** More than 0: the title page says so. */
  withErrors: number
  parts: PdfPart[]
}

export interface PdfPart {
  /** Empty: the chapters stand in no part. */
  title: string
  chapters: PdfChapter[]
}

export interface PdfChapter {
  number: number
  slug: string
  /** Relative to the root: `chapters/block-device.md`. */
  path: string
  title: string
  /** The Markdown without byte order mark, lines ended by LF. */
  source: string
  headings: PdfHeading[]
  items: PdfItem[]
  references: PdfReference[]
  figures: PdfFigure[]
}

export interface PdfHeading {
  /** Start of the heading node. */
  offset: number
  anchor: string
  /** `2.3`; empty for the title of the chapter. */
  number: string
}

export interface PdfItem {
  /** Start of the block quote, list item, paragraph or table row. */
  offset: number
  id: string
  kind: 'requirement' | 'need' | 'question'
  level: string | null
  title: string
  form: 'quote' | 'item' | 'paragraph' | 'row'
  /** The text `[ID]`, which gives way to the head line. */
  tagOffset: number
  tagEnd: number
  details: PdfDetail[]
}

export interface PdfDetail {
  label: string
  value: {text: string; item?: string}[]
}

/** `[ID]` in running text. */
export interface PdfReference {
  offset: number
  end: number
  id: string
}

export interface PdfFigure {
  /** Start of the fence that the figure replaces. */
  offset: number
  /** Null where it cannot be printed: its source stands there. */
  svg: string | null
  title: string | null
  alt: string
}

export type PdfResult = {pdf: Uint8Array; unprinted: Unprinted[]} | {error: string}

/** What the PDF shows the source of. */
export interface Unprinted {
  file: string
  line: number
  part: 'figure' | 'chapter'
  reason: string
}
