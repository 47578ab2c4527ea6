import type {Level} from './level-word.ts'

/**
 * A block of a chapter as every output prints it: mdast, compact, with all that extraction found out about it. Definitions
 * are resolved, destinations checked, raw HTML is settled, code coloured. What other chapters decide is no part of it: a
 * printer resolves references, and puts what is known of an item. It is JSON, and nested as deep as a chapter may be.
 */
export type BlockNode =
  | ParagraphNode
  | HeadingNode
  | QuoteNode
  | CalloutNode
  | ListNode
  | TableNode
  | CodeNode
  | FigureNode
  | HtmlNode
  | FootnoteNode
  | {type: 'thematicBreak'}
  /** The table of a device's feature bits, which the publisher makes. */
  | {type: 'features'; device: string}

export interface ParagraphNode {
  type: 'paragraph'
  item?: ItemHead
  children: InlineNode[]
}

export interface HeadingNode {
  type: 'heading'
  depth: number
  /** Absent inside of other blocks, where a heading opens no section. */
  anchor?: string
  /** `2.1`; absent for the chapter's own heading. */
  number?: string
  children: InlineNode[]
}

export interface QuoteNode {
  type: 'blockquote'
  item?: ItemHead
  children: BlockNode[]
}

/** `> [!NOTE]`, without these words. */
export interface CalloutNode {
  type: 'callout'
  /** In lower case. */
  kind: string
  children: BlockNode[]
}

export interface ListNode {
  type: 'list'
  ordered?: true
  /** Absent: 1. */
  start?: number
  /** Empty lines stand between its items. */
  spread?: true
  children: ListItemNode[]
}

export interface ListItemNode {
  type: 'listItem'
  item?: ItemHead
  /** Absent: no task. */
  checked?: boolean
  spread?: true
  children: BlockNode[]
}

export interface TableNode {
  type: 'table'
  /** Absent: no column says. */
  align?: ('left' | 'center' | 'right' | null)[]
  head: InlineNode[][]
  rows: RowNode[]
}

export interface RowNode {
  item?: ItemHead
  cells: InlineNode[][]
}

export interface CodeNode {
  type: 'code'
  language?: string
  /** Absent where it is coloured. */
  value?: string
  coloured?: ColouredPart[]
}

/** Text, the start of a span with its classes, or the end of the last one that is open. Flat: spans nest deeper than any block. */
export type ColouredPart = string | {span: string} | null

export interface FigureNode {
  type: 'figure'
  /** Names the drawing. */
  hash: string
  title?: string
  alt: string
  /** What it is drawn from. */
  source: string
  /** Of its fence in the chapter. */
  line: number
}

export interface HtmlNode {
  type: 'html'
  parts: HtmlPart[]
  /** Some of it is text that was meant as HTML. */
  foreign?: true
}

export interface FootnoteNode {
  type: 'footnoteDefinition'
  name: string
  /** Absent: as its name. */
  label?: string
  children: BlockNode[]
}

/** What an item shows above its text, from which its tag and title are taken out. */
export interface ItemHead {
  id: string
  /** What its rows call it; absent: by its id. */
  name?: string
  type: string
  level?: Level
  title: string
  /** The title with its markup, where it has any. */
  words?: InlineNode[]
  /** Of its Markdown: how many lines, and how many letters in them. Absent for a row. */
  extent?: [lines: number, letters: number]
}

/** A string is running text; two of them never stand side by side. */
export type InlineNode =
  | string
  | {type: 'emphasis' | 'strong' | 'delete'; children: InlineNode[]}
  | {type: 'inlineCode'; value: string}
  | {type: 'break'}
  /** In the text of a requirement. */
  | {type: 'levelWord'; word: string}
  /** A word of the table of states: what something is on a target. In reports alone. */
  | {type: 'state'; kind: 'requirement' | 'case' | 'need'; name: string}
  /** `[ID]` */
  | {type: 'reference'; id: string}
  | LinkNode
  /** Without a path where none may be shown. */
  | {type: 'image'; path?: string; alt: string}
  | {type: 'footnoteReference'; name: string; label?: string}
  | HtmlTag

export type LinkNode = LinkDestination & {
  type: 'link'
  title?: string
  /** As written, where no words are linked. */
  address?: string
  children: InlineNode[]
}

export type LinkDestination =
  /** On another host, or of mail. */
  | {url: string}
  /** A chapter by its slug, and an anchor in it. */
  | {chapter: string; anchor?: string}

export type HtmlPart = string | HtmlTag

/** Raw HTML of the list that passes. A start and an end that belong together stand among the same siblings, and nest. */
export type HtmlTag = {type: 'start' | 'end' | 'void'; element: string} | {type: 'anchor'; name: string}

export type TreeNode = BlockNode | ListItemNode | InlineNode

/** Adds what a printer sees: texts side by side are one, whatever stood between them. */
export function addPart<Part>(parts: (Part | string)[], part: Part | string): void {
  const last = parts.length - 1
  if (part === '') return
  if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part
  else parts.push(part)
}

/** The cells of a table, row by row. */
export function cellsOf({head, rows}: TableNode): InlineNode[][] {
  return [...head, ...rows.flatMap(({cells}) => cells)]
}

/** Nodes with all that stands in them, in order. */
export function* nodesIn(nodes: Iterable<TreeNode>): Generator<TreeNode> {
  for (const node of nodes) {
    yield node
    yield* nodesIn(childrenOf(node))
  }
}

/** What stands in a node, in order; the cells of a table row by row. */
export function childrenOf(node: TreeNode): TreeNode[] {
  if (typeof node === 'string') return []
  if ('children' in node) return node.children
  if (node.type === 'table') return cellsOf(node).flat()
  return node.type === 'html' ? node.parts : []
}

/** Is the block an item, or does one stand in it? Running text holds none. */
export function holdsItem(node: BlockNode | ListItemNode): boolean {
  switch (node.type) {
    case 'paragraph':
      return node.item !== undefined
    case 'table':
      return node.rows.some(({item}) => item !== undefined)
    case 'blockquote':
    case 'listItem':
      return node.item !== undefined || node.children.some(holdsItem)
    case 'callout':
    case 'footnoteDefinition':
    case 'list':
      return node.children.some(holdsItem)
    default:
      return false
  }
}

/** As it was written. */
export function codeOf({value, coloured = []}: CodeNode): string {
  return value ?? coloured.filter((part) => typeof part === 'string').join('')
}
