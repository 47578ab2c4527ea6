/** What a printer of blocks asks of the page that it prints for. */
export interface Printing {
  /** Running text as HTML. */
  words(text: string): string
  /** The start tag of the link to an item. */
  reference(id: string): string
  /** What stands below the text of an item. */
  trace(id: string): string
}

/** For places whose words lead nowhere: links, headings, code. */
export function quiet(printing: Printing): Printing {
  return {...printing, words: escapeHtml}
}

/** Text of a chapter, for an element or an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character]!) : text
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

/** Code or an id, which may break after an underscore. */
export function wrappable(code: string): string {
  const escaped = escapeHtml(code)
  return escaped.includes('_') ? escaped.replace(/_(?=.)/g, '_<wbr>') : escaped
}
