import type {ReferenceRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {escapeText} from './markup.ts'

/** Gives the start tag of the link to an item: with its address and title, or marked as leading nowhere. */
export function referencePrinter(rows: ReferenceRow[], slug: string): (id: string) => string {
  const references = new Map(rows.map((row) => [row[0], row]))
  return (id) => {
    const [, title, page, state] = references.get(id) ?? [id, null, null, null]
    if (page === null) return '<a class="reference unresolved" title="no item has this id">'
    const retired = state === 'retired'
    const hint = retired ? `retired: ${title}` : title
    return `<a class="reference${retired ? ' retired' : ''}" href="${hrefOf(page, id, slug)}" title="${escapeText(hint ?? '')}">`
  }
}
