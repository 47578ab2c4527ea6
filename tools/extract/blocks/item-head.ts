import type {Nodes} from 'mdast'
import type {InlineNode, ItemHead} from '../../model/chapter-tree.ts'
import {endOf, startOf} from '../words/masks.ts'
import {inlineNodes} from './inline-nodes.ts'
import {nowhere, type TreeContext, type Within} from './tree-context.ts'

/** The head of the item that a node is the container of, if it is one, and what its text stands in. */
export function itemHead(node: Nodes, context: TreeContext, outer: Within): {head: {item?: ItemHead}; within: Within} {
  const found = context.items.get(node)
  if (!found) return {head: {}, within: outer}
  const {item, title} = found
  const words = title && 'children' in title ? titleWords(title.children as Nodes[], context) : []
  return {
    head: {
      item: {
        id: item.id,
        ...(item.name === item.id ? {} : {name: item.name}),
        type: item.type,
        ...(item.level ? {level: item.level} : {}),
        title: item.title,
        ...(isMoreThan(words, item.title) ? {words} : {}),
        ...(node.type === 'tableRow' ? {} : {extent: extentOf(node, context.source)}),
      },
    },
    within: {item, title},
  }
}

/** Without the full stop of a title that is a sentence. */
function titleWords(nodes: Nodes[], context: TreeContext): InlineNode[] {
  const words = inlineNodes(nodes, context, nowhere)
  const last = words.at(-1)
  if (typeof last !== 'string') return words
  const shown = last.replace(/(^|[^.])\.\s*$/, '$1')
  return shown === '' ? words.slice(0, -1) : [...words.slice(0, -1), shown]
}

function isMoreThan(words: InlineNode[], title: string): boolean {
  const [only, ...others] = words
  if (only === undefined) return false
  return others.length > 0 || typeof only !== 'string' || only.replace(/[\t\n\r\f ]+/g, ' ').trim() !== title
}

function extentOf(node: Nodes, source: string): [lines: number, letters: number] {
  const text = source.slice(startOf(node), endOf(node))
  const lines = text.split('\n').length
  return [lines, text.length - (lines - 1)]
}
