import type {Book, Drawing} from './context.ts'
import {convertChapter, shortened, shortTitle} from './convert-chapter.ts'
import type {ContentsEntry, Document, Heading, Inline, ItemList, Part} from './document.ts'
import type {Fonts} from './fonts.ts'
import {textInlines} from './inlines.ts'
import type {PdfInput, PdfItem} from './input.ts'
import {toneOf} from './item.ts'
import {linkToItem, nameTargets, unlinkMissing} from './labels.ts'
import {visibleDrawing, visibleLine, visibleText} from './visible.ts'

/** Make the data of the whole document, and the drawings that it names. */
export function buildDocument(input: PdfInput, fonts: Fonts): {document: Document; drawings: Map<string, Drawing>} {
  const text = visibleText(fonts)
  const book: Book = {
    labels: nameTargets(input.parts.flatMap(({chapters}) => chapters)),
    text,
    line: visibleLine(fonts),
    drawing: visibleDrawing(fonts),
    drawings: new Map(),
    figures: 0,
    footnotes: 0,
  }
  const contents: Record<string, ContentsEntry> = {}
  const parts = input.parts.map((part, index) => convertPart(part, index, book, contents))
  const lists = itemLists(input, book, contents)
  unlinkMissing(book.labels)
  const document: Document = {
    name: text(input.title) || 'Specification',
    title: textInlines(input.title, {book}, 20),
    short: text(shortened(input.short, 30)),
    version: text(shortened(input.version, 30)),
    below: text(shortened(input.below ?? `Version ${input.version}`, 200)),
    status: text(shortened(input.status, 30)),
    date: text(shortened(input.date, 30)),
    day: dayOf(input.date),
    licence: text(shortened(input.licence, 60)),
    withErrors: input.withErrors,
    parts,
    contents,
    lists,
  }
  return {document, drawings: book.drawings}
}

function convertPart(
  {title, chapters}: PdfInput['parts'][number],
  index: number,
  book: Book,
  contents: Record<string, ContentsEntry>,
): Part {
  const shown = book.text(title).trim()
  const heading =
    shown === '' || chapters.length === 0 ? null : backboneHeading(`part ${index + 1}`, textInlines(shown, {book}, 30))
  if (heading !== null) contents[heading.label] = {role: 'part', number: '', title: shortTitle(title, book)}
  const level = heading === null ? 1 : 2
  return {
    heading,
    chapters: chapters.map((chapter) => convertChapter(chapter, book, level, contents)),
  }
}

/** A heading of the first level that no chapter wrote. */
function backboneHeading(label: string, content: Inline[]): Heading {
  return {type: 'heading', level: 1, rank: 1, number: '', label, content}
}

function itemLists(input: PdfInput, book: Book, contents: Record<string, ContentsEntry>): ItemList[] {
  const items = input.parts.flatMap(({chapters}) => chapters.flatMap((chapter) => chapter.items))
  return kinds.flatMap(({kind, title}) => {
    const listed = items.filter(
      (item) => item.kind === kind && book.labels.placed.has(book.labels.targets.get(item.id)!),
    )
    if (listed.length === 0) return []
    const heading = backboneHeading(`list of ${kind}`, [title])
    contents[heading.label] = {role: 'list', number: '', title: [title]}
    return [
      {
        heading,
        levels: kind === 'requirement',
        idWidth: idWidth(listed),
        rows: listed.map((item) => listRow(item, book)),
      },
    ]
  })
}

const kinds = [
  {kind: 'requirement', title: 'List of requirements'},
  {kind: 'need', title: 'List of needs'},
  {kind: 'question', title: 'List of questions'},
]

function listRow(item: PdfItem, book: Book): ItemList['rows'][number] {
  return {
    id: linkToItem(book.labels, item.id, textInlines(item.id, {book}, 24)),
    level: item.level ?? '',
    tone: toneOf(item),
    title: textInlines(item.title.trim().replace(/([^.])\.$/, '$1'), {book}, 30),
  }
}

/** In the bold letters of the list, of which ids are mostly capitals. */
function idWidth(items: PdfItem[]): number {
  return Math.min(170, 12 + 5.7 * items.reduce((longest, {id}) => Math.max(longest, id.length), 6))
}

function dayOf(date: string): Document['day'] {
  const [year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)?.slice(1).map(Number) ?? []
  const real = new Date(Date.UTC(year, month - 1, day))
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? [year, month, day] : null
}
