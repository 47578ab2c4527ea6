import type {Nodes, Parents, Root} from 'mdast'

/**
 * Settles what CommonMark leaves open and the two parsers answer differently, now and then by accident: where a text
 * ends that a line end closes, where a list in a block quote ends, and whether a text comes in one piece.
 */
export function settle(tree: Root, source: string): void {
  const quoted = source.includes('>')
  const visit = (node: Parents, depth: number): void => {
    if (depth > deepest) return
    const children = node.children as Nodes[]
    for (let index = 0; index < children.length; index++) {
      const child = children[index]!
      if ('children' in child) visit(child, depth + 1)
      else if (child.type === 'text') {
        while (children[index + 1]?.type === 'text') {
          const [next] = children.splice(index + 1, 1) as [typeof child]
          child.value += next.value
          child.position!.end = next.position!.end
        }
        const next = children[index + 1]
        if (next && child.value.endsWith('\n')) child.position!.end = {...next.position!.start}
      }
    }
    if (quoted && (node.type === 'list' || node.type === 'listItem' || node.type === 'footnoteDefinition'))
      endWithContent(node, source)
  }
  visit(tree, 0)
}

/** What lies deeper is nobody's chapter, and is emptied with a finding when it is extracted. */
const deepest = 200

/** Inside a block quote a list may reach over the empty line after it, up to that line's quote mark. */
function endWithContent(node: Parents, source: string): void {
  const last = node.children.at(-1)
  if (!last) return
  const end = last.position!.end
  const between = source.slice(end.offset, node.position!.end.offset)
  if (between.includes('\n') && /^[\s>]*$/.test(between)) node.position!.end = {...end}
}
