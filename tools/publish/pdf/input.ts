import type {BlockNode} from '../../model/chapter-tree.ts'

/** What the PDF is made from. */
export interface PdfInput {
  title: string
  short: string
  version: string
  /** What stands below the title; absent: the version. */
  below?: string
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
  /** Of an annex a letter. */
  number: number | string
  slug: string
  /** Relative to the root: `chapters/block-device.md`. */
  path: string
  title: string
  /** The Markdown: what is printed where the blocks cannot be. */
  source: string
  blocks: BlockNode[]
  items: PdfItem[]
  /** Of the devices whose tables the chapter asks for. */
  features: PdfFeature[]
  /** By the hash of a figure; null where it cannot be printed: its source stands there. */
  drawings: Record<string, string | null>
}

export type PdfFeature = [
  device: string,
  bit: number,
  name: string,
  requirements: [id: string, title: string, level: string | null][],
]

export interface PdfItem {
  id: string
  /** Its type: requirement, need, question, or what spec.yaml adds. */
  kind: string
  level: string | null
  title: string
  details: PdfDetail[]
}

export interface PdfDetail {
  label: string
  value: {text: string; item?: string}[]
}

export type PdfResult = {pdf: Uint8Array; unprinted: Unprinted[]} | {error: string}

/** What the PDF shows the source of. */
export interface Unprinted {
  file: string
  line: number
  part: 'figure' | 'chapter'
  reason: string
}
