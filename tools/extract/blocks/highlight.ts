import type {ColouredPart} from '../../model/chapter-tree.ts'
import type {Highlight} from './tree-context.ts'

type Node = {type: string; value?: string; properties?: {className?: unknown}; children?: Node[]}

/** The patterns of the languages look back and ahead over all of a code: what is longer than 150 lines stays plain. */
const longest = 8_000

/** Colours code of a known language; undefined for a language that nobody knows, and for long code. */
export async function createHighlighter(): Promise<Highlight> {
  const {common, createLowlight} = await import('lowlight')
  const lowlight = createLowlight(common)
  return (code, language) => {
    if (code.length > longest || !lowlight.registered(language)) return undefined
    return colouredParts(lowlight.highlight(language, code).children as Node[])
  }
}

/** No recursion: what an author nests may be deeper than the stack. */
function colouredParts(nodes: Node[]): ColouredPart[] {
  const parts: ColouredPart[] = []
  const open: (Node | null)[] = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null) parts.push(null)
    else if (node.type === 'text') parts.push(node.value ?? '')
    else {
      const classes = node.properties?.className
      parts.push({span: Array.isArray(classes) ? classes.join(' ') : ''})
      open.push(null, ...[...(node.children ?? [])].reverse())
    }
  }
  return parts
}
