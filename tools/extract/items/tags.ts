import type {Nodes, Paragraph, Parents, Strong, Table, TableRow} from 'mdast'
import type {IdPatterns} from '../../model/id-pattern.ts'
import type {ExtractionSettings, TagPlace} from '../../model/spec.ts'
import {endOf, startOf} from '../words/masks.ts'
import {inlineText} from './wording.ts'

export interface Tag {
  id: string
  /** Offsets of `[ID]`, brackets included. */
  offset: number
  end: number
}

/** `[ID]`, followed by white space or the end, as the first source characters of a paragraph or cell. */
export function tagAt(node: Parents, source: string, ids: IdPatterns): Tag | undefined {
  const first = (node.children as Nodes[])[0]
  if (first?.type !== 'text') return undefined
  const bracketed = bracketAt(source, startOf(first))
  if (!bracketed || !/^(?:\s|$)/.test(source.slice(bracketed.end, Math.max(bracketed.end, endOf(node))).slice(0, 1))) {
    return undefined
  }
  return ids.typeOf(bracketed.id) === undefined ? undefined : bracketed
}

/** Text in brackets at `offset` that could be meant as an id. */
export function bracketAt(source: string, offset: number): Tag | undefined {
  if (source[offset] !== '[') return undefined
  const close = source.indexOf(']', offset)
  if (close < 0 || close - offset > 200) return undefined
  const id = source.slice(offset + 1, close)
  return /^[^\s[\]]+$/.test(id) ? {id, offset, end: close + 1} : undefined
}

/** The block that a tagged paragraph makes an item of: the quote or list item that it opens, else itself. */
export function containerOf(paragraph: Paragraph, parent: Parents): {node: Nodes; form: TagPlace} {
  if (parent.children[0] === paragraph) {
    if (parent.type === 'blockquote') return {node: parent, form: 'quote'}
    if (parent.type === 'listItem') return {node: parent, form: 'item'}
  }
  return {node: paragraph, form: 'paragraph'}
}

/** A table whose first head is one of the columns that make it a table of requirements. */
export function isTableOfItems(table: Table, settings: ExtractionSettings): boolean {
  if (!settings.tags.in.includes('row')) return false
  const head = table.children[0]?.children[0]
  return head !== undefined && settings.tags.columns.includes(inlineText(head.children))
}

/** The strong run right after the tag; in a row whose first cell holds only the tag it may open the second cell. */
export function titleAfter(container: Nodes, tag: Tag): Strong | undefined {
  const [opening, next] = (firstInline(container)?.children ?? []) as Nodes[]
  if (opening?.type !== 'text' || opening.value.slice(tag.end - tag.offset).trim() !== '') return undefined
  if (next) return next.type === 'strong' ? next : undefined
  if (container.type !== 'tableRow') return undefined
  const second = (container as TableRow).children[1]?.children[0]
  return second?.type === 'strong' ? second : undefined
}

function firstInline(container: Nodes): Parents | undefined {
  if (container.type === 'paragraph' || container.type === 'tableCell') return container
  const child = 'children' in container ? (container.children[0] as Nodes | undefined) : undefined
  return child && firstInline(child)
}
