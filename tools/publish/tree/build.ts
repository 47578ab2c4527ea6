import type {BlockNode, HeadingNode, InlineNode, TableNode} from '../../model/chapter-tree.ts'

/** A part of a report: in the PDF a chapter, on its page a section. */
export interface Section {
  slug: string
  title: string
  blocks: BlockNode[]
}

/** What a cell or a paragraph is made of, written short. */
export type Words = string | InlineNode[]

export function paragraph(...parts: (InlineNode | null)[]): BlockNode {
  return {type: 'paragraph', children: parts.filter((part) => part !== null)}
}

export function heading(anchor: string, title: Words, depth = 3): HeadingNode {
  return {type: 'heading', depth, anchor, children: inlines(title)}
}

export function table(head: Words[], rows: Words[][], align: NonNullable<TableNode['align']> = []): TableNode {
  return {
    type: 'table',
    align: head.map((_, column) => align[column] ?? null),
    head: head.map(inlines),
    rows: rows.map((cells) => ({cells: cells.map(inlines)})),
  }
}

export function list(items: Words[]): BlockNode {
  return {
    type: 'list',
    children: items.map((item) => ({type: 'listItem', children: [{type: 'paragraph', children: inlines(item)}]})),
  }
}

/** Names and values, without those that have nothing to say. */
export function facts(rows: [name: string, value: Words | null][]): TableNode {
  return table(
    ['What', 'Which'],
    rows.flatMap(([name, value]) => (value === null || value.length === 0 ? [] : [[name, value]])),
  )
}

/** Lines of a text as they were: a line a block. */
export function lines(text: string): InlineNode[] {
  return text.split('\n').flatMap((line, index): InlineNode[] => (index === 0 ? [line] : [{type: 'break'}, line]))
}

function inlines(words: Words): InlineNode[] {
  return typeof words === 'string' ? (words === '' ? [] : [words]) : words
}
