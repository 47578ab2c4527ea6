import {type Markup, markup} from './markup.ts'

/** Address of a fragment of a page, from the page `from` (a slug; empty: no page's own). */
export function hrefOf(slug: string, fragment: string, from: string): string {
  const hash = fragment === '' ? '' : `#${encodeURIComponent(fragment)}`
  return slug === from && hash !== '' ? hash : `${encodeURIComponent(slug)}.html${hash}`
}

/** An item by id and title, as a link to where it stands; an id that nothing bears is marked. */
export function itemLink(id: string, title: string | null, slug: string | null, from: string): Markup {
  if (slug === null) return markup`<span class="unresolved">${id}</span> (no such item)`
  return markup`<a class="id" href="${hrefOf(slug, id, from)}">${id}</a>${title ? markup` ${title}` : null}`
}
