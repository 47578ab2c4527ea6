import type {Nodes, Root} from 'mdast'
import type {IdPatterns} from '../../model/id-pattern.ts'
import {endOf, startOf} from '../words/masks.ts'
import {leftOut} from './left-out.ts'
import type {Report} from './places.ts'

/** Deeper nesting is nobody's chapter; the bound keeps every later recursion off the end of the stack. */
const maximumDepth = 60

/** Empties whatever is nested deeper than a reader can follow, with an error for each. */
export function flatten(tree: Root, source: string, ids: IdPatterns, report: Report): void {
  visitDeep(tree, (node) => {
    report(
      'too-deep',
      startOf(node),
      `Unexpected nesting of more than ${maximumDepth} blocks, expected less: what lies deeper is ${leftOut(source.slice(startOf(node), endOf(node)), ids)}`,
      'take the inner blocks out of their containers',
    )
  })
}

/** The same without a word. */
export function flattenSilently(tree: Root): void {
  visitDeep(tree, () => {})
}

function visitDeep(tree: Root, emptied: (node: Nodes) => void): void {
  const visit = (node: Nodes, depth: number): void => {
    if (!('children' in node)) return
    if (depth < maximumDepth) {
      for (const child of node.children as Nodes[]) visit(child, depth + 1)
      return
    }
    if (node.children.length === 0) return
    node.children = []
    emptied(node)
  }
  visit(tree, 0)
}
