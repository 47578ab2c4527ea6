const allowed = /^<\/?(?:br|sub|sup|kbd|small|details|summary|wbr)\s*\/?>$/i
const comment = /^<!--/
/** `<a name="x">`: how Markdown is given an anchor that no heading makes. */
const namedAnchor = /^<a\s+(?:name|id)\s*=\s*(?:"([A-Za-z][\w:.-]*)"|'([A-Za-z][\w:.-]*)')\s*\/?>$/i

/**
 * Comments are dropped, a few harmless elements pass without attributes, a named anchor becomes one; the rest is shown as
 * the text that it is.
 */
export function rawHtml(value: string): string {
  return value
    .split(/(<!--[\s\S]*?(?:-->|$)|<[^>]*>)/)
    .map((part) => {
      const anchor = anchorIn(part)
      if (anchor !== undefined) return `<a id="${anchor}"></a>`
      if (comment.test(part) || part === '</a>') return ''
      return allowed.test(part) ? part.toLowerCase() : escapeHtml(part)
    })
    .join('')
}

/** True where raw HTML holds more than what passes. */
export function hasForeignHtml(value: string): boolean {
  return partsOf(value).some(
    (part) => !comment.test(part) && !allowed.test(part) && part !== '</a>' && anchorIn(part) === undefined,
  )
}

/** The same without what shows nothing: comments and named anchors. For outputs that print raw HTML as text. */
export function withoutSilentHtml(value: string): string {
  return value.replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>/g, (part) =>
    comment.test(part) || part === '</a>' || anchorIn(part) !== undefined ? '' : part,
  )
}

/** Names of the anchors that raw HTML sets. */
export function anchorsOf(value: string): string[] {
  return partsOf(value).flatMap((part) => anchorIn(part) ?? [])
}

function partsOf(value: string): string[] {
  return value.match(/<!--[\s\S]*?(?:-->|$)|<[^>]*>?/g) ?? []
}

function anchorIn(part: string): string | undefined {
  const match = namedAnchor.exec(part)
  return match?.[1] ?? match?.[2]
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!)
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}
