import type {Node, Nodes, Parents} from 'mdast'

/**
 * The source of a paragraph or cell with everything blanked that does not count, at its old length: what a pattern finds
 * in a mask stands at the same offset in the source, whatever escapes and line marks lie between.
 */
export interface Masks {
  /** Offset of the first character in the source. */
  start: number
  /** Running text and the text of links: where level words and terms count. */
  words: string
  /** `words` without quotations. */
  unquoted: string
  /** Running text alone: where `[ID]` is a tag or a reference. */
  references: string
}

export function maskParagraph(node: Parents, source: string): Masks {
  const start = startOf(node)
  const text = source.slice(start, endOf(node))
  const silent: [number, number][] = []
  const linked: [number, number][] = []
  collect(node, silent, linked)
  const words = blank(text, start, silent)
  return {
    start,
    words,
    unquoted: withoutQuotations(words),
    references: blank(text, start, [...silent, ...linked]),
  }
}

/** A quotation ends at the first mark that ends its kind; one that nothing ends is none. */
function withoutQuotations(text: string): string {
  let out = ''
  let done = 0
  const last = {'"': text.lastIndexOf('"'), '“': text.lastIndexOf('”')}
  for (const {0: mark, index} of text.matchAll(/["“]/g)) {
    if (index < done || last[mark as '"' | '“'] <= index) continue
    const end = text.indexOf(mark === '"' ? '"' : '”', index + 1) + 1
    out += text.slice(done, index) + text.slice(index, end).replace(/[^\n]/g, ' ')
    done = end
  }
  return out + text.slice(done)
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
