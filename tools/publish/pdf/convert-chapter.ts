import {type BlockNode, type FootnoteNode, type HeadingNode, nodesIn} from '../../model/chapter-tree.ts'
import {convertBlocks} from './blocks.ts'
import type {Book, Context} from './context.ts'
import type {Block, Chapter, ContentsEntry, Heading, Inline} from './document.ts'
import {unplacedFootnotes} from './footnote.ts'
import {convertInlines, textInlines} from './inlines.ts'
import type {PdfChapter} from './input.ts'
import {placeLabel, placeOf} from './labels.ts'
import {plainText} from './plain-text.ts'
import {chapterSetting as setting} from './setting.ts'

/**
 * Turn the blocks of a chapter into data.
 *
 * `level` is that of the chapter's heading in the structure of the file; each section stands at most one below the
 * heading before it. `contents` receives what the contents show.
 */
export function convertChapter(
  chapter: PdfChapter,
  book: Book,
  level: number,
  contents: Record<string, ContentsEntry>,
): Chapter {
  const context = chapterContext(chapter, book)
  const title = chapter.blocks.find(isTitle)
  const content = title === undefined ? [] : convertInlines(title.children, context, {...setting, notes: false})
  const heading: Heading = {
    type: 'heading',
    level,
    rank: 1,
    number: String(chapter.number),
    label: placeLabel(book.labels, placeOf(chapter.slug))!,
    content: content.length > 0 ? content : textInlines(chapter.title || chapter.slug, context, setting.wordLimit),
  }
  contents[heading.label] = {role: 'chapter', number: heading.number, title: shortTitle(chapter.title, book)}
  const blocks: Block[] = []
  let above = 1
  for (const node of chapter.blocks) {
    if (node === title) continue
    if (node.type !== 'heading') {
      blocks.push(...context.blocks([node], setting))
      continue
    }
    const section = convertSection(node, context, level, above)
    above = section.rank
    blocks.push(section)
    contents[section.label] = {
      role: 'section',
      number: section.number,
      title: shortTitle(plainText(node.children), book),
    }
  }
  blocks.push(...unplacedFootnotes(chapter.blocks, context, setting))
  return {heading, title: shortTitle(chapter.title, book), blocks}
}

function chapterContext(chapter: PdfChapter, book: Book): Context {
  const context: Context = {
    book,
    chapter,
    items: new Map(chapter.items.map((item) => [item.id, item])),
    footnotes: footnotesOf(chapter.blocks),
    footnoteLabels: new Map(),
    blocks: (nodes, inside) => convertBlocks(nodes, context, inside),
  }
  return context
}

/** The first of two with one name counts. */
function footnotesOf(blocks: BlockNode[]): Map<string, FootnoteNode> {
  const found = new Map<string, FootnoteNode>()
  for (const node of nodesIn(blocks)) {
    if (typeof node === 'object' && node.type === 'footnoteDefinition' && !found.has(node.name))
      found.set(node.name, node)
  }
  return found
}

function isTitle(node: BlockNode): node is HeadingNode {
  return node.type === 'heading' && node.depth === 1
}

function convertSection(node: HeadingNode, context: Context, level: number, above: number): Heading {
  const {book, chapter} = context
  const label = placeLabel(book.labels, placeOf(chapter.slug, node.anchor)) ?? unnamed(book, chapter)
  const rank = Math.min(Math.max(2, node.depth), above + 1)
  const content = convertInlines(node.children, context, {...setting, notes: false})
  return {
    type: 'heading',
    level: level + rank - 1,
    rank,
    number: node.number ?? '',
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

/** A label for a heading whose own is taken. */
function unnamed({labels}: Book, {slug}: PdfChapter): string {
  const label = `${slug} heading ${labels.placed.size}`
  labels.placed.add(label)
  return label
}
