import type {Definition, FootnoteDefinition} from 'mdast'
import type {RawHtml} from '../../model/raw-html.ts'
import type {PdfChapter, PdfFigure, PdfHeading, PdfItem, PdfReference} from './input.ts'
import type {Labels} from './labels.ts'
import type {Visible} from './visible.ts'

/** What the whole document shares. */
export interface Book {
  labels: Labels
  text: Visible
  line: Visible
  drawing: Visible
  /** By the name of their file. */
  drawings: Map<string, Drawing>
  figures: number
  footnotes: number
}

export interface Drawing {
  svg: string
  /** For messages: the chapter and the line. */
  place: string
}

/** What the conversion of one chapter knows of it. */
export interface Context {
  book: Book
  chapter: PdfChapter
  headings: Map<number, PdfHeading>
  items: Map<number, PdfItem>
  figures: Map<number, PdfFigure>
  /** In the order of the source. */
  references: PdfReference[]
  rawHtml: RawHtml
  definitions: Map<string, Definition>
  footnotes: Map<string, FootnoteDefinition>
  /** The label of each note that was placed. */
  footnoteLabels: Map<string, string>
}

/** Where a node stands. */
export interface Setting {
  /** Containers around it: lists, quotes, items, notes. */
  depth: number
  /** Points between the margins. */
  width: number
  /** Letters after which a word may be cut. */
  wordLimit: number
  /** In a requirement, where level words stand out. */
  normative: boolean
  /** Notes stand in running text only, not in headings and other notes. */
  notes: boolean
}
