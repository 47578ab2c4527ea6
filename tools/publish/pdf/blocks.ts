import {
  type BlockNode,
  type CalloutNode,
  codeOf,
  type FigureNode,
  type HeadingNode,
  type HtmlNode,
  type ListNode,
  type ParagraphNode,
  type QuoteNode,
} from '../../model/chapter-tree.ts'
import {setCode} from './code-lines.ts'
import type {Context} from './context.ts'
import type {Block, CalloutKind, Inline} from './document.ts'
import {prepareDrawing} from './drawing.ts'
import {featureTable} from './feature-table.ts'
import {convertInlines, textInlines} from './inlines.ts'
import {convertItem} from './item.ts'
import {leaves, titleOf} from './leaves.ts'
import {plainText} from './plain-text.ts'
import {deeper, type Setting} from './setting.ts'
import {convertTable} from './table.ts'

/** Turn the blocks of a container into data. The places of notes show nothing. */
export function convertBlocks(nodes: BlockNode[], context: Context, setting: Setting): Block[] {
  return nodes.flatMap((node) => convertBlock(node, context, setting))
}

/** Lists and quotes inside of each other; what is deeper stands at this depth. */
const deepest = 12

function convertBlock(node: BlockNode, context: Context, setting: Setting): Block[] {
  switch (node.type) {
    case 'paragraph':
      return convertParagraph(node, context, setting)
    case 'heading':
      return [convertInnerHeading(node, context, setting)]
    case 'blockquote':
      return setting.depth >= deepest
        ? convertBlocks(leaves(node), context, setting)
        : [convertQuote(node, context, setting)]
    case 'callout':
      return setting.depth >= deepest
        ? convertBlocks(leaves(node), context, setting)
        : [convertCallout(node, context, setting)]
    case 'list':
      return setting.depth >= deepest
        ? convertBlocks(leaves(node), context, setting)
        : convertList(node, context, setting)
    case 'code':
      return [codeBlock(codeOf(node), context, setting)]
    case 'figure':
      return convertFigure(node, context, setting)
    case 'html':
      return convertHtml(node, context, setting)
    case 'thematicBreak':
      return [{type: 'rule'}]
    case 'table':
      return [convertTable(node, context, setting)]
    case 'features':
      return convertBlock(featureTable(context.chapter.features, node.device), context, setting)
    default:
      return []
  }
}

function convertParagraph({item, children}: ParagraphNode, context: Context, setting: Setting): Block[] {
  if (item) return [convertItem(item, [{type: 'paragraph', children}], context, setting)]
  return paragraphOf(convertInlines(children, context, setting))
}

function paragraphOf(content: Inline[]): Block[] {
  return content.length === 0 ? [] : [{type: 'paragraph', content, label: null}]
}

/** Inside of a list or quote: no heading in the structure of the file. */
function convertInnerHeading({children}: HeadingNode, context: Context, setting: Setting): Block {
  const content = convertInlines(children, context, {...setting, notes: false})
  return {type: 'paragraph', content: [{type: 'strong', content}], label: null}
}

function convertQuote({item, children}: QuoteNode, context: Context, setting: Setting): Block {
  if (item) return convertItem(item, children, context, setting)
  return {type: 'quote', content: convertBlocks(children, context, deeper(setting, 16))}
}

function convertCallout(node: CalloutNode, context: Context, setting: Setting): Block {
  return {
    type: 'callout',
    kind: node.kind as CalloutKind,
    title: titleOf(node),
    content: convertBlocks(node.children, context, {...deeper(setting, 16), normative: false}),
  }
}

/** A box of an item needs no bullet: it interrupts its list. In a numbered list it keeps its number. */
function convertList(node: ListNode, context: Context, setting: Setting): Block[] {
  const inside = deeper(setting, 18)
  const runs: Block[] = []
  for (const {item, checked = null, children} of node.children) {
    const last = runs.at(-1)
    if (item !== undefined && !node.ordered) {
      runs.push(convertItem(item, children, context, setting))
      continue
    }
    const content =
      item === undefined ? convertBlocks(children, context, inside) : [convertItem(item, children, context, inside)]
    const shown = {checked, content}
    if (last?.type === 'list') last.items.push(shown)
    else
      runs.push({
        type: 'list',
        ordered: node.ordered ?? false,
        start: node.start ?? 1,
        tight: !node.spread && node.children.every(({spread}) => !spread),
        items: [shown],
      })
  }
  return runs
}

function convertFigure(node: FigureNode, context: Context, setting: Setting): Block[] {
  const {book, chapter} = context
  const drawing = chapter.drawings[node.hash]
  if (drawing === undefined) return [codeBlock(node.source, context, setting)]
  if (drawing === null) {
    const alt: Inline = {type: 'emphasis', content: textInlines(node.alt || 'Figure', context, setting.wordLimit)}
    return [...paragraphOf([alt]), codeBlock(node.source, context, setting)]
  }
  const file = `figure-${book.drawings.size + 1}.svg`
  const {svg, width} = prepareDrawing(drawing, book.drawing)
  book.drawings.set(file, {svg, place: `${chapter.path}:${node.line}`})
  const title = book.text(node.title ?? '').trim()
  const alt = book.text(node.alt).trim() || title || 'Figure'
  return [{type: 'figure', file, alt, width, caption: title === '' ? null : `Figure ${++book.figures}: ${title}`}]
}

function codeBlock(text: string, {book}: Context, setting: Setting): Block {
  const shown = text.split('\n').map((line) => line.split('\t').map(book.line).join('\t'))
  return {type: 'code', ...setCode(shown.join('\n'), setting.width - 18)}
}

function convertHtml({parts, foreign}: HtmlNode, context: Context, setting: Setting): Block[] {
  const text = plainText(parts).trim()
  if (text === '') return []
  return foreign ? [codeBlock(text, context, setting)] : paragraphOf(textInlines(text, context, setting.wordLimit))
}
