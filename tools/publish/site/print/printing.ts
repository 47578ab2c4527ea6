/** What a printer of blocks asks of the page that it prints for. */
export interface Printing {
  /** Running text as HTML. */
  words(text: string): string
  /** The start tag of the link to an item. */
  reference(id: string): string
  /** What stands below the text of an item, by the name that its rows call it. */
  trace(name: string): string
  /** The attribute that makes a place of an element; nothing where the page has the name already. */
  id(name: string, ofItem?: boolean): string
  /** Inside of a link, or of the heading of what is folded: no element is a link. Absent: elsewhere. */
  linked?: true
}

/** For places whose words lead nowhere: links, headings, code. */
export function quiet(printing: Printing): Printing {
  return {...printing, words: escapeHtml}
}

/** For what is a link, or acts as one. */
export function linked(printing: Printing): Printing {
  return {...quiet(printing), linked: true}
}

/** The ids of one page: each stands once, and an item's is no other's, wherever it comes. */
export function idsOfPage(items: Iterable<string>): Printing['id'] {
  const kept = new Set(items)
  const taken = new Set<string>()
  return (name, ofItem = false) => {
    if (name === '' || taken.has(name) || (!ofItem && kept.has(name))) return ''
    taken.add(name)
    return ` id="${escapeHtml(name)}"`
  }
}

/** Text of a chapter, for an element or an attribute in double quotes: apostrophes stay (`escapeText` of `markup.ts` takes them, too). */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character]!) : text
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

/** Code or an id, which may break after an underscore. */
export function wrappable(code: string): string {
  const escaped = escapeHtml(code)
  return escaped.includes('_') ? escaped.replace(/_(?=.)/g, '_<wbr>') : escaped
}
