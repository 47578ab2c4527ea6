import type {Nodes, Root} from 'mdast'
import {maskParagraph} from '../words/masks.ts'
import {flattenSilently} from './flatten.ts'

/** The running text of a whole chapter, all else blanked, at its old offsets. */
export function runningText(tree: Root, source: string): string {
  flattenSilently(tree)
  let out = ''
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      const {words, start} = maskParagraph(node, source)
      out += source.slice(out.length, start).replace(/[^\n]/g, ' ')
      out += words
    } else if ('children' in node) for (const child of node.children as Nodes[]) visit(child)
  }
  visit(tree)
  return out + source.slice(out.length).replace(/[^\n]/g, ' ')
}
