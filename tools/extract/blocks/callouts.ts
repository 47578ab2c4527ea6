import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'

/** The blocks of a callout without the `[!NOTE]` that they open with, and without the line that it stood on if it was alone. */
export function withoutMarker(kind: string, [first, ...others]: BlockNode[]): BlockNode[] {
  if (first?.type !== 'paragraph') return first ? [first, ...others] : others
  const [text, ...rest] = first.children
  const words = typeof text === 'string' ? text.slice(`[!${kind}]`.length).trimStart() : ''
  const children: InlineNode[] = words === '' ? withoutBreak(rest) : [words, ...rest]
  return children.length > 0 ? [{...first, children}, ...others] : others
}

function withoutBreak(nodes: InlineNode[]): InlineNode[] {
  const [first, ...rest] = nodes
  return typeof first === 'object' && first.type === 'break' ? rest : nodes
}
