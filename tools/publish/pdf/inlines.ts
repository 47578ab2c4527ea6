import type {Html, PhrasingContent, Text} from 'mdast'
import {textOf} from '../../model/raw-html.ts'
import type {Context, Setting} from './context.ts'
import type {Inline, Link} from './document.ts'
import {convertFootnote} from './footnote.ts'
import {linkToAddress, linkToItem} from './labels.ts'
import {longWords, pieces} from './pieces.ts'
import {plainText} from './plain-text.ts'
import {sourceOffsets} from './source-offsets.ts'

/** Turn running text into data, without white space at its ends. */
export function convertInlines(nodes: PhrasingContent[], context: Context, setting: Setting): Inline[] {
  return trim(convertAll(nodes, context, setting, 0))
}

/** Text that is not from a chapter, such as a title from data. */
export function textInlines(text: string, context: Pick<Context, 'book'>, wordLimit: number): Inline[] {
  return longWords(context.book.text(text), wordLimit).map((part) =>
    typeof part === 'string' ? part : {type: 'pieces', pieces: part},
  )
}

/** An id, which stays on one line where a line has room for it. */
export function idInlines(id: string, {book}: Pick<Context, 'book'>, wordLimit: number): Inline[] {
  const text = book.text(id)
  return text.length <= Math.min(24, wordLimit) ? [{type: 'id', text}] : textInlines(id, {book}, wordLimit)
}

/** Emphasis, links and the like inside of each other; what is deeper loses its markup. */
const deepest = 6

function convertAll(nodes: PhrasingContent[], context: Context, setting: Setting, depth: number): Inline[] {
  return nodes.flatMap((node) => convert(node, context, setting, depth))
}

function convert(node: PhrasingContent, context: Context, setting: Setting, depth: number): Inline[] {
  const reference = wholeReference(node, context)
  if (reference !== undefined) return [referenceLink(reference, context, setting)]
  const inside = () =>
    'children' in node && depth < deepest
      ? convertAll(node.children, context, setting, depth + 1)
      : textInlines(plainText(node, context.rawHtml), context, setting.wordLimit)
  switch (node.type) {
    case 'text':
      return convertText(node, context, setting)
    case 'emphasis':
    case 'strong':
      return [{type: node.type, content: inside()}]
    case 'delete':
      return [{type: 'deleted', content: inside()}]
    case 'inlineCode':
      return [{type: 'code', pieces: pieces(context.book.line(node.value.replace(/\s/g, ' ')), setting.wordLimit)}]
    case 'break':
      return [{type: 'line-break'}]
    case 'link':
      return [link(node.url, inside(), context, setting)]
    case 'linkReference': {
      const definition = context.definitions.get(node.identifier)
      return definition === undefined ? inside() : [link(definition.url, inside(), context, setting)]
    }
    case 'image':
    case 'imageReference':
      return textInlines(`[${node.alt || 'image'}]`, context, setting.wordLimit)
    case 'html':
      return convertHtml(node, context, setting)
    case 'footnoteReference':
      return convertFootnote(node, context, setting)
    default:
      return textInlines(plainText(node, context.rawHtml), context, setting.wordLimit)
  }
}

function link(url: string, content: Inline[], context: Context, setting: Setting): Link {
  const shown = content.length > 0 ? content : textInlines(url, context, setting.wordLimit)
  return linkToAddress(context.book.labels, url, context.chapter.path, shown)
}

function convertHtml(node: Html, context: Context, setting: Setting): Inline[] {
  if (/^<br\s*\/?>$/i.test(node.value)) return [{type: 'line-break'}]
  return textInlines(textOf(context.rawHtml.get(node)!), context, setting.wordLimit)
}

/** Cut a text at its references. */
function convertText(node: Text, context: Context, setting: Setting): Inline[] {
  const inside = referencesIn(node, context)
  if (inside.length === 0) return words(node.value, context, setting)
  const offsets = sourceOffsets(
    node.value,
    context.chapter.source,
    node.position!.start.offset!,
    node.position!.end.offset!,
  )
  const found: Inline[] = []
  let end = 0
  for (const reference of inside) {
    const start = offsets.indexOf(reference.offset, end)
    if (start < 0) continue
    const after = offsets.findIndex((offset, index) => index > start && offset >= reference.end)
    found.push(...words(node.value.slice(end, start), context, setting), referenceLink(reference, context, setting))
    end = after < 0 ? node.value.length : after
  }
  return [...found, ...words(node.value.slice(end), context, setting)]
}

function words(text: string, context: Context, setting: Setting): Inline[] {
  const shown = textInlines(text, context, setting.wordLimit)
  return setting.normative ? shown.flatMap(withLevelWords) : shown
}

const levelWords = /\b((?:MUST|SHALL|SHOULD)(?: NOT)?|(?:NOT )?RECOMMENDED|REQUIRED|MAY|OPTIONAL)\b/

function withLevelWords(shown: Inline): Inline[] {
  if (typeof shown !== 'string') return [shown]
  return shown
    .split(levelWords)
    .map((text, index): Inline => (index % 2 === 1 ? {type: 'keyword', text} : text))
    .filter((part) => part !== '')
}

function referenceLink({id}: {id: string}, context: Context, setting: Setting): Link {
  return linkToItem(context.book.labels, id, idInlines(id, context, setting.wordLimit))
}

/** The parser may see `[ID]` as a node of its own where a definition takes it for a link. */
function wholeReference(node: PhrasingContent, context: Context): {id: string} | undefined {
  if (node.type !== 'linkReference') return undefined
  const {start, end} = node.position!
  return context.references.find((reference) => reference.offset === start.offset && reference.end === end.offset)
}

function referencesIn(node: Text, {references}: Context): Context['references'] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  let low = 0
  for (let high = references.length; low < high; ) {
    const middle = (low + high) >> 1
    if (references[middle]!.offset < start) low = middle + 1
    else high = middle
  }
  const inside: Context['references'] = []
  while (low < references.length && references[low]!.end <= end) inside.push(references[low++]!)
  return inside
}

function trim(content: Inline[]): Inline[] {
  const trimmed = [...content]
  if (typeof trimmed[0] === 'string') trimmed[0] = trimmed[0].trimStart()
  const last = trimmed.length - 1
  if (typeof trimmed[last] === 'string') trimmed[last] = trimmed[last].trimEnd()
  return trimmed.filter((part) => part !== '')
}
