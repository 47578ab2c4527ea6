import type {BlockNode, FootnoteNode} from '../../model/chapter-tree.ts'
import type {Block} from './document.ts'
import type {PdfChapter, PdfItem} from './input.ts'
import type {Labels} from './labels.ts'
import type {Setting} from './setting.ts'
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
  items: Map<string, PdfItem>
  footnotes: Map<string, FootnoteNode>
  /** The label of each note that was placed. */
  footnoteLabels: Map<string, string>
  /** Items, notes and the like hold blocks: how these are converted. */
  blocks(nodes: BlockNode[], setting: Setting): Block[]
}
