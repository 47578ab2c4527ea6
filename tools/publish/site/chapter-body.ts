import type {BlockNode, HeadingNode, ParagraphNode} from '../../model/chapter-tree.ts'
import type {ChapterRow} from '../../trace/site/rows.ts'
import {featureTable} from './feature-table.ts'
import {itemTrace, type KnownLinks} from './item-trace.ts'
import {escapeText} from './markup.ts'
import {printBlock, printHeading, printNumber, printParagraph} from './print/blocks.ts'
import {escapeHtml, idsOfPage, type Printing} from './print/printing.ts'
import {referencePrinter} from './references.ts'
import {termAnchor} from './term-links.ts'

export interface ChapterBody {
  /** The heading, where the chapter opens with it. */
  heading: string
  main: string
  footnotes: string
}

/** The blocks of a chapter as its page shows them, footnotes last. */
export function chapterBody(chapter: ChapterRow, linkTerms: (text: string) => string): ChapterBody {
  const items = new Map(chapter.items.map((item) => [item.id, item]))
  const definitions = new Map(chapter.terms)
  const glossary = glossarySections(chapter)
  const known: KnownLinks = new Map()
  const plain: Printing = {
    words: escapeHtml,
    reference: referencePrinter(chapter.references, chapter.slug),
    trace(id) {
      const item = items.get(id)
      return item ? itemTrace(item, chapter, known).text : ''
    },
    id: idsOfPage(items.keys()),
  }
  const linking: Printing = {...plain, words: linkTerms}
  const print = (block: BlockNode, section: string | null, line: number): string => {
    if (block.type === 'features') return featureTable(chapter, block.device)
    if (section === null || !glossary.has(section)) return printBlock(block, linking)
    const term = definitions.get(line)
    return block.type === 'paragraph' && !block.item && term !== undefined
      ? printDefinition(block, term, plain)
      : printBlock(block, plain)
  }
  let heading = ''
  let main = ''
  let footnotes = ''
  let titled = false
  for (const [block, section, line] of chapter.blocks) {
    if (block.type === 'footnoteDefinition') footnotes += print(block, section, line)
    else if (block.type !== 'heading') main += print(block, section, line)
    else if (block.depth > 1) main += printBlock(block, plain)
    else {
      const shown = titled ? printHeading(block, {element: 'h2'}, plain) : printTitle(block, chapter, plain)
      if (titled || main !== '') main += shown
      else heading = shown
      titled = true
    }
  }
  if (!titled) heading = `<h1>${printNumber(chapter.number)}${escapeText(chapter.title)}</h1>\n`
  return {heading: heading.trimEnd(), main: heading === '' ? main : `\n${main}`, footnotes}
}

/** A page has one first-level heading, with the chapter's number; a second one in the source goes a level down. */
function printTitle(heading: HeadingNode, {number}: ChapterRow, printing: Printing): string {
  return printHeading({...heading, number: String(number)}, {element: 'h1'}, printing)
}

/** A definition of the glossary can be linked to. */
function printDefinition(paragraph: ParagraphNode, term: string, printing: Printing): string {
  return printParagraph(paragraph, printing, ` class="definition"${printing.id(termAnchor(term))}`)
}

/** Anchors of the glossary's section and of those below it. */
function glossarySections({glossary, sections}: ChapterRow): Set<string> {
  const found = new Set<string>()
  let depth = 0
  for (const [anchor, , level] of sections) {
    if (depth > 0 && level <= depth) break
    if (anchor === glossary) depth = level
    if (depth > 0) found.add(anchor)
  }
  return found
}
