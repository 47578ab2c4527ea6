type Node = {type: string; value?: string; properties?: {className?: unknown}; children?: Node[]}

/** The patterns of the languages look back and ahead over all of a code: what is longer than 150 lines stays plain. */
const longest = 8_000

/** Colours code of a known language: HTML, or undefined for a language that nobody knows, and for long code. */
export async function createHighlighter(): Promise<(code: string, language: string) => string | undefined> {
  const {common, createLowlight} = await import('lowlight')
  const lowlight = createLowlight(common)
  return (code, language) => {
    if (code.length > longest || !lowlight.registered(language)) return undefined
    return htmlOf(lowlight.highlight(language, code).children as Node[])
  }
}

/** No recursion: what an author nests may be deeper than the stack. */
function htmlOf(nodes: Node[]): string {
  let html = ''
  const open: (Node | '</span>')[] = [...nodes].reverse()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === '</span>') html += node
    else if (node.type === 'text') html += escapeCode(node.value ?? '')
    else {
      const classes = Array.isArray(node.properties?.className) ? node.properties.className.join(' ') : ''
      html += `<span class="${classes}">`
      open.push('</span>', ...[...(node.children ?? [])].reverse())
    }
  }
  return html
}

function escapeCode(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
