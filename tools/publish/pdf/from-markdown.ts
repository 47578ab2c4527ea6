import type {Definition, FootnoteDefinition, Heading as HeadingNode, Nodes, Root} from 'mdast'
import {settleHtml} from '../../model/raw-html.ts'
import {convertBlocks} from './blocks.ts'
import type {Book, Context, Setting} from './context.ts'
import type {Block, Chapter, ContentsEntry, Heading, Inline} from './document.ts'
import {convertInlines, textInlines} from './inlines.ts'
import type {PdfChapter} from './input.ts'
import {placeLabel} from './labels.ts'
import {plainText} from './plain-text.ts'

/** Points between the margins of the page. */
const textWidth = 442

const setting: Setting = {depth: 0, width: textWidth, wordLimit: 40, normative: false, notes: true}

/**
 * Turn the tree of a chapter into data.
 *
 * `level` is that of the chapter's heading in the structure of the file; each section stands at most one below the
 * heading before it. `contents` receives what the contents show.
 */
export function fromMarkdown(
  tree: Root,
  chapter: PdfChapter,
  book: Book,
  level: number,
  contents: Record<string, ContentsEntry>,
): Chapter {
  const context = chapterContext(tree, chapter, book)
  const title = tree.children.find((node) => isTitle(node, context)) as HeadingNode | undefined
  const content = title === undefined ? [] : convertInlines(title.children, context, {...setting, notes: false})
  const heading: Heading = {
    type: 'heading',
    level,
    rank: 1,
    number: String(chapter.number),
    label: placeLabel(book.labels, chapter.path)!,
    content: content.length > 0 ? content : textInlines(chapter.title || chapter.slug, context, setting.wordLimit),
  }
  contents[heading.label] = {role: 'chapter', number: heading.number, title: shortTitle(chapter.title, book)}
  const blocks: Block[] = []
  let above = 1
  for (const node of tree.children) {
    if (node === title) continue
    if (node.type !== 'heading') {
      blocks.push(...convertBlocks([node], context, setting))
      continue
    }
    const section = convertSection(node, context, level, above)
    above = section.rank
    blocks.push(section)
    contents[section.label] = {
      role: 'section',
      number: section.number,
      title: shortTitle(plainText(node, context.rawHtml), book),
    }
  }
  return {heading, title: shortTitle(chapter.title, book), blocks}
}

function chapterContext(tree: Root, chapter: PdfChapter, book: Book): Context {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!)
  }
  return {
    book,
    chapter,
    rawHtml: settleHtml(tree),
    definitions,
    footnotes,
    footnoteLabels: new Map(),
    headings: byOffset(chapter.headings),
    items: byOffset(chapter.items),
    figures: byOffset(chapter.figures),
    references: [...chapter.references].sort((left, right) => left.offset - right.offset),
  }
}

function byOffset<Place extends {offset: number}>(places: Place[]): Map<number, Place> {
  return new Map(places.map((place) => [place.offset, place]))
}

function isTitle(node: Nodes, {headings}: Context): boolean {
  return (
    node.type === 'heading' && node.depth === 1 && (headings.get(node.position!.start.offset!)?.number ?? '') === ''
  )
}

function convertSection(node: HeadingNode, context: Context, level: number, above: number): Heading {
  const known = context.headings.get(node.position!.start.offset!)
  const {book, chapter} = context
  const label = (known && placeLabel(book.labels, `${chapter.path}#${known.anchor}`)) ?? unnamed(book, chapter)
  const rank = Math.min(Math.max(2, node.depth), above + 1)
  const content = convertInlines(node.children, context, {...setting, notes: false})
  return {
    type: 'heading',
    level: level + rank - 1,
    rank,
    number: known?.number ?? '',
    label,
    content: content.length > 0 ? content : ['Untitled'],
  }
}

/** A title where it stands a second time. */
export function shortTitle(title: string, book: Book): Inline[] {
  return textInlines(shortened(title.trim(), 160), {book}, setting.wordLimit)
}

export function shortened(text: string, limit: number): string {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text
}

/** A label for a heading that the input does not list. */
function unnamed({labels}: Book, {slug}: PdfChapter): string {
  const label = `${slug} heading ${labels.placed.size}`
  labels.placed.add(label)
  return label
}
