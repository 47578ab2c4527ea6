import type {Blockquote, Code, Heading as HeadingNode, Html, List, Nodes, Paragraph, RootContent} from 'mdast'
import {textOf} from '../../model/raw-html.ts'
import {setCode} from './code-lines.ts'
import type {Context, Setting} from './context.ts'
import type {Block, CalloutKind, Inline} from './document.ts'
import {prepareDrawing} from './drawing.ts'
import {convertInlines, textInlines} from './inlines.ts'
import {convertItem, itemAt} from './item.ts'
import {placeLabel} from './labels.ts'
import {plainText} from './plain-text.ts'
import {convertTable} from './table.ts'

/** Turn the blocks of a container into data. Front matter, definitions and the places of notes show nothing. */
export function convertBlocks(nodes: RootContent[], context: Context, setting: Setting): Block[] {
  return nodes.flatMap((node) => convertBlock(node, context, setting))
}

/** Lists and quotes inside of each other; what is deeper stands at this depth. */
const deepest = 12

function convertBlock(node: RootContent, context: Context, setting: Setting): Block[] {
  switch (node.type) {
    case 'paragraph':
      return convertParagraph(node, context, setting)
    case 'heading':
      return [convertInnerHeading(node, context, setting)]
    case 'blockquote':
      return convertQuote(node, context, setting)
    case 'list':
      return convertList(node, context, setting)
    case 'code':
      return convertCode(node, context, setting)
    case 'html':
      return convertHtml(node, context, setting)
    case 'thematicBreak':
      return [{type: 'rule'}]
    case 'table':
      return [convertTable(node, context, setting)]
    case 'yaml':
    case 'definition':
    case 'footnoteDefinition':
      return []
    default:
      return paragraphOf(convertInlines([{type: 'text', value: plainText(node, context.rawHtml)}], context, setting))
  }
}

function convertParagraph(node: Paragraph, context: Context, setting: Setting): Block[] {
  const item = itemAt(node, 'paragraph', context)
  if (item !== undefined) return [convertItem(node, item, [node], context, setting)]
  return paragraphOf(convertInlines(node.children, context, setting))
}

function paragraphOf(content: Inline[]): Block[] {
  return content.length === 0 ? [] : [{type: 'paragraph', content, label: null}]
}

/** Inside of a list or quote: no heading in the structure of the file, though a place for links. */
function convertInnerHeading(node: HeadingNode, context: Context, setting: Setting): Block {
  const heading = context.headings.get(node.position!.start.offset!)
  const label =
    heading === undefined ? null : placeLabel(context.book.labels, `${context.chapter.path}#${heading.anchor}`)
  const content = convertInlines(node.children, context, {...setting, notes: false})
  return {type: 'paragraph', content: [{type: 'strong', content}], label}
}

function convertQuote(node: Blockquote, context: Context, setting: Setting): Block[] {
  if (setting.depth >= deepest) return convertBlocks(leaves(node), context, setting)
  const item = itemAt(node, 'quote', context)
  if (item !== undefined) return [convertItem(node, item, node.children, context, setting)]
  const inside = deeper(setting, 16)
  const alert = alertOf(node)
  if (alert === null) return [{type: 'quote', content: convertBlocks(node.children, context, inside)}]
  return [
    {type: 'callout', ...alert.head, content: convertBlocks(alert.content, context, {...inside, normative: false})},
  ]
}

const alerts: Record<string, {kind: CalloutKind; title: string}> = {
  NOTE: {kind: 'note', title: 'Note'},
  TIP: {kind: 'tip', title: 'Tip'},
  IMPORTANT: {kind: 'important', title: 'Important'},
  WARNING: {kind: 'warning', title: 'Warning'},
  CAUTION: {kind: 'caution', title: 'Caution'},
}

/** A quote whose first line is `[!NOTE]` or another of the five words. */
function alertOf(node: Blockquote): {head: {kind: CalloutKind; title: string}; content: Blockquote['children']} | null {
  const [first, ...others] = node.children
  if (first?.type !== 'paragraph') return null
  const [text, ...rest] = first.children
  if (text?.type !== 'text') return null
  const [whole, word] = /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/.exec(text.value) ?? []
  const head = alerts[word?.toUpperCase() ?? '']
  if (
    whole === undefined ||
    head === undefined ||
    (whole === text.value && rest.length > 0 && rest[0]!.type !== 'break')
  )
    return null
  const left = whole === text.value ? rest.slice(1) : [{...text, value: text.value.slice(whole.length)}, ...rest]
  return {head, content: left.length > 0 ? [{...first, children: left}, ...others] : others}
}

/** A box of an item needs no bullet: it interrupts its list. In a numbered list it keeps its number. */
function convertList(node: List, context: Context, setting: Setting): Block[] {
  if (setting.depth >= deepest) return convertBlocks(leaves(node), context, setting)
  const inside = deeper(setting, 18)
  const runs: Block[] = []
  for (const listItem of node.children) {
    const item = itemAt(listItem, 'item', context)
    const last = runs.at(-1)
    if (item !== undefined && !node.ordered) {
      runs.push(convertItem(listItem, item, listItem.children, context, setting))
      continue
    }
    const content =
      item === undefined
        ? convertBlocks(listItem.children, context, inside)
        : [convertItem(listItem, item, listItem.children, context, inside)]
    const shown = {checked: listItem.checked ?? null, content}
    if (last?.type === 'list') last.items.push(shown)
    else
      runs.push({
        type: 'list',
        ordered: node.ordered ?? false,
        start: node.start ?? 1,
        tight: isTight(node),
        items: [shown],
      })
  }
  return runs
}

function isTight({spread, children}: List): boolean {
  return !spread && children.every((listItem) => !listItem.spread)
}

function convertCode(node: Code, context: Context, setting: Setting): Block[] {
  const figure = context.figures.get(node.position!.start.offset!)
  if (figure === undefined) return [codeBlock(node.value, context, setting)]
  const {book} = context
  if (figure.svg === null) {
    const alt: Inline = {type: 'emphasis', content: textInlines(figure.alt || 'Figure', context, setting.wordLimit)}
    return [...paragraphOf([alt]), codeBlock(node.value, context, setting)]
  }
  const file = `figure-${book.drawings.size + 1}.svg`
  const {svg, width} = prepareDrawing(figure.svg, book.drawing)
  book.drawings.set(file, {svg, place: `${context.chapter.path}:${node.position!.start.line}`})
  const title = book.text(figure.title ?? '').trim()
  const alt = book.text(figure.alt).trim() || title || 'Figure'
  return [{type: 'figure', file, alt, width, caption: title === '' ? null : `Figure ${++book.figures}: ${title}`}]
}

function codeBlock(text: string, {book}: Context, setting: Setting): Block {
  const shown = text.split('\n').map((line) => line.split('\t').map(book.line).join('\t'))
  return {type: 'code', ...setCode(shown.join('\n'), setting.width - 18)}
}

function convertHtml(node: Html, context: Context, setting: Setting): Block[] {
  const shown = context.rawHtml.get(node)!
  const text = textOf(shown).trim()
  if (text === '') return []
  return shown.foreign
    ? [codeBlock(text, context, setting)]
    : paragraphOf(textInlines(text, context, setting.wordLimit))
}

export function deeper(setting: Setting, indent: number): Setting {
  const width = Math.max(80, setting.width - indent)
  return {...setting, depth: setting.depth + 1, width, wordLimit: Math.min(setting.wordLimit, Math.floor(width / 6))}
}

/** The blocks inside of lists and quotes, without these. No recursion: the tree may be deeper than the stack. */
function leaves(node: Nodes): RootContent[] {
  const found: RootContent[] = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'list' || next.type === 'listItem' || next.type === 'blockquote')
      open.push(...[...next.children].reverse())
    else found.push(next as RootContent)
  }
  return found
}
