import type {Node, Nodes, Parents} from 'mdast'

/**
 * The source of a paragraph or cell with everything blanked that does not count, at its old length: what a pattern finds
 * in a mask stands at the same offset in the source, whatever escapes and line marks lie between.
 */
export interface Masks {
  /** Offset of the first character in the source. */
  start: number
  /** Running text and the text of links: where terms count. */
  words: string
  /** Running text alone: where `[ID]` is a tag or a reference. */
  references: string
}

export function maskParagraph(node: Parents, source: string): Masks {
  const start = startOf(node)
  const text = source.slice(start, endOf(node))
  const silent: [number, number][] = []
  const linked: [number, number][] = []
  collect(node, silent, linked)
  return {
    start,
    words: blank(text, start, silent),
    references: blank(text, start, [...silent, ...linked]),
  }
}

function collect(node: Parents, silent: [number, number][], linked: [number, number][]): void {
  for (const child of node.children as Nodes[]) {
    switch (child.type) {
      case 'text':
      case 'break':
        break
      case 'link':
      case 'linkReference': {
        linked.push([startOf(child), endOf(child)])
        const first = child.children[0]
        const last = child.children.at(-1)
        // Brackets and destination: all of the link but its text.
        silent.push([startOf(child), first ? startOf(first) : endOf(child)])
        if (last) silent.push([endOf(last), endOf(child)])
        collect(child, silent, linked)
        break
      }
      case 'emphasis':
      case 'strong':
      case 'delete':
        collect(child, silent, linked)
        break
      default:
        silent.push([startOf(child), endOf(child)])
    }
  }
}

function blank(text: string, start: number, ranges: [number, number][]): string {
  let masked = ''
  let done = 0
  for (const [from, to] of ranges.sort(([a], [b]) => a - b)) {
    const opening = Math.max(done, from - start)
    const closing = Math.max(opening, to - start)
    masked += text.slice(done, opening) + text.slice(opening, closing).replace(/[^\n]/g, ' ')
    done = closing
  }
  return masked + text.slice(done)
}

/** UTF-16 offset of the node's first character. */
export function startOf(node: Node): number {
  return node.position!.start.offset!
}

/** UTF-16 offset after the node's last character. */
export function endOf(node: Node): number {
  return node.position!.end.offset!
}
