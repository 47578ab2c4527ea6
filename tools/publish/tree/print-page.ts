import type {ReferenceRow} from '../../trace/site/rows.ts'
import {hrefOf} from '../site/links.ts'
import {markup} from '../site/markup.ts'
import {printBlock} from '../site/print/blocks.ts'
import {escapeHtml, idsOfPage, type Printing} from '../site/print/printing.ts'
import type {Section} from './build.ts'

/** The main part of a page outside of the site's own folder; `base` leads there. */
export function treeBody(
  title: string,
  lead: string,
  sections: Section[],
  places: ReferenceRow[],
  base: string,
): string {
  const pages = new Map(places.map(([id, name, slug]) => [id, {name, slug}]))
  const printing: Printing = {
    words: escapeHtml,
    reference: (id) => {
      const page = pages.get(id)
      return page?.slug
        ? `<a class="reference" href="${base}${hrefOf(page.slug, id, '')}" title="${escapeHtml(page.name ?? '')}">`
        : '<a class="reference">'
    },
    trace: () => '',
    id: idsOfPage([]),
  }
  const contents = sections.map(({slug, title: name}) => markup`<li><a href="#${slug}">${name}</a></li>`)
  const body = sections.map(
    ({slug, title: name, blocks}) =>
      `<section class="report-section">\n<h2${printing.id(slug)}>${escapeHtml(name)}</h2>\n${blocks.map((block) => printBlock(block, printing)).join('')}</section>\n`,
  )
  return `${markup`<h1 class="document-title">${title}</h1>\n<p class="lead">${lead}</p>\n<ul class="report-contents">${contents}</ul>\n`.text}${body.join('')}`
}
