type Node = {type: string; value?: string; properties?: {className?: unknown}; children?: Node[]}

/** Colours code of a known language: HTML, or undefined for a language that nobody knows. */
export async function createHighlighter(): Promise<(code: string, language: string) => string | undefined> {
  const {common, createLowlight} = await import('lowlight')
  const lowlight = createLowlight(common)
  return (code, language) => {
    if (!lowlight.registered(language)) return undefined
    return (lowlight.highlight(language, code).children as Node[]).map(toHtml).join('')
  }
}

function toHtml(node: Node): string {
  if (node.type === 'text') return (node.value ?? '').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  const classes = Array.isArray(node.properties?.className) ? node.properties.className.join(' ') : ''
  return `<span class="${classes}">${(node.children ?? []).map(toHtml).join('')}</span>`
}
