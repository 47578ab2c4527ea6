import type {Nodes, Root} from 'mdast'
import {startOf} from '../words/masks.ts'
import type {Report} from './places.ts'

/** Deeper nesting is nobody's chapter; the bound keeps every later recursion off the end of the stack. */
const maximumDepth = 60

/** Empties whatever is nested deeper than a reader can follow, with an error for each. */
export function flatten(tree: Root, report: Report): void {
  const visit = (node: Nodes, depth: number): void => {
    if (!('children' in node)) return
    if (depth < maximumDepth) {
      for (const child of node.children as Nodes[]) visit(child, depth + 1)
      return
    }
    if (node.children.length === 0) return
    node.children = []
    report(
      'too-deep',
      startOf(node),
      `Unexpected nesting of more than ${maximumDepth} blocks, expected a flatter text`,
      'take the inner blocks out of their containers',
    )
  }
  visit(tree, 0)
}
