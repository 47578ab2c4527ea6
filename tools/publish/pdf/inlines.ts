import {addPart, type InlineNode, type LinkNode} from '../../model/chapter-tree.ts'
import {stateOf} from '../../model/states.ts'
import type {Context} from './context.ts'
import type {Inline, Link} from './document.ts'
import {convertFootnote} from './footnote.ts'
import {linkToChapter, linkToHost, linkToItem} from './labels.ts'
import {longWords, pieces} from './pieces.ts'
import type {Setting} from './setting.ts'

/** Turn running text into data, without white space at its ends. */
export function convertInlines(nodes: InlineNode[], context: Context, setting: Setting): Inline[] {
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

function convertAll(nodes: InlineNode[], context: Context, setting: Setting, depth: number): Inline[] {
  return joined(nodes, setting).flatMap((node) => convert(node, context, setting, depth))
}

/** Level words are words as any other where nothing binds. */
function joined(nodes: InlineNode[], {normative}: Setting): InlineNode[] {
  if (normative) return nodes
  const found: InlineNode[] = []
  for (const node of nodes) addPart(found, typeof node === 'object' && node.type === 'levelWord' ? node.word : node)
  return found
}

function convert(node: InlineNode, context: Context, setting: Setting, depth: number): Inline[] {
  if (typeof node === 'string') return textInlines(node, context, setting.wordLimit)
  const inside = (children: InlineNode[]) =>
    depth < deepest
      ? convertAll(children, context, setting, depth + 1)
      : convertAll(withoutMarkup(children), context, setting, depth)
  switch (node.type) {
    case 'emphasis':
    case 'strong':
      return [{type: node.type, content: inside(node.children)}]
    case 'delete':
      return [{type: 'deleted', content: inside(node.children)}]
    case 'inlineCode':
      return [{type: 'code', pieces: pieces(context.book.line(node.value.replace(/\s/g, ' ')), setting.wordLimit)}]
    case 'levelWord':
      return [{type: 'keyword', text: node.word}]
    case 'state':
      return [
        {
          type: 'state',
          look: stateOf(node.kind, node.name).look,
          text: `${stateOf(node.kind, node.name).symbol} ${node.name}`,
        },
      ]
    case 'reference':
      return [linkToItem(context.book.labels, node.id, idInlines(node.id, context, setting.wordLimit))]
    case 'break':
      return [{type: 'line-break'}]
    case 'link':
      return [link(node, inside(node.children), context, setting)]
    case 'image':
      return textInlines(`[${node.alt || 'image'}]`, context, setting.wordLimit)
    case 'footnoteReference':
      return convertFootnote(node, context, setting)
    case 'void':
      return node.element === 'br' ? [{type: 'line-break'}] : []
    default:
      return []
  }
}

/** What stands inside of emphasis and links, without these. */
function withoutMarkup(nodes: InlineNode[]): InlineNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string' || !('children' in node)) return [node]
    return node.type === 'link' && node.address !== undefined ? [node.address] : withoutMarkup(node.children)
  })
}

function link(node: LinkNode, content: Inline[], context: Context, setting: Setting): Link {
  const shown = content.length > 0 ? content : textInlines(node.address ?? '', context, setting.wordLimit)
  if ('url' in node) return linkToHost(node.url, shown)
  return linkToChapter(context.book.labels, node.chapter, node.anchor, shown)
}

function trim(content: Inline[]): Inline[] {
  const trimmed = [...content]
  if (typeof trimmed[0] === 'string') trimmed[0] = trimmed[0].trimStart()
  const last = trimmed.length - 1
  if (typeof trimmed[last] === 'string') trimmed[last] = trimmed[last].trimEnd()
  return trimmed.filter((part) => part !== '')
}
