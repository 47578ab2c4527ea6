import type {BlockRow, ChapterRow, ReferenceRow} from '../../trace/site/rows.ts'
import {featureTable} from './feature-table.ts'
import {itemTrace, type KnownLinks} from './item-trace.ts'
import {hrefOf} from './links.ts'
import {escapeText} from './markup.ts'
import {termAnchor} from './term-links.ts'

/** The blocks of a chapter as its page shows them, footnotes last. */
export function chapterBody(
  chapter: ChapterRow,
  linkTerms: (html: string) => string,
): {main: string; footnotes: string} {
  const references = referenceIndex(chapter.references)
  const items = new Map(chapter.items.map((item) => [item.id, item]))
  const definitions = new Map(chapter.terms)
  const glossary = glossarySections(chapter)
  const known: KnownLinks = new Map()
  let main = ''
  let footnotes = ''
  let title = false
  for (const [kind, html, section, line] of chapter.blocks) {
    if (kind === 'features') {
      main += featureTable(chapter, html)
      continue
    }
    let out = html
    if (kind === 'heading') {
      out = oneTitle(out, title, chapter)
      title ||= out.startsWith('<h1')
    } else if (section !== null && glossary.has(section)) {
      out = definition(out, kind, definitions.get(line))
    } else {
      out = linkTerms(out)
    }
    out = resolveReferences(out, references, chapter.slug)
    if (out.includes('<!--item '))
      out = out.replace(/<!--item ([^>]+)-->/g, (_, id: string) => {
        const item = items.get(id)
        return item ? itemTrace(item, chapter, known).text : ''
      })
    if (kind === 'footnoteDefinition') footnotes += out
    else main += out
  }
  if (!title) main = `<h1>${chapterNumber(chapter)}${escapeText(chapter.title)}</h1>\n${main}`
  return {main, footnotes}
}

export function referenceIndex(rows: ReferenceRow[]): Map<string, ReferenceRow> {
  return new Map(rows.map((row) => [row[0], row]))
}

/** `<a class="reference" data-item="ID">` gets the address and the title of its item, or is marked as leading nowhere. */
export function resolveReferences(html: string, references: Map<string, ReferenceRow>, slug: string): string {
  if (!html.includes('<a class="reference"')) return html
  return html.replace(/<a class="reference" data-item="([^"]*)">/g, (_, id: string) => {
    const [, title, page, state] = references.get(id) ?? [id, null, null, null]
    if (page === null) return '<a class="reference unresolved" title="no item has this id">'
    const retired = state === 'retired'
    const hint = retired ? `retired: ${title}` : title
    return `<a class="reference${retired ? ' retired' : ''}" href="${hrefOf(page, id, slug)}" title="${escapeText(hint ?? '')}">`
  })
}

/** A page has one first-level heading, with the chapter's number; a second one in the source goes a level down. */
function oneTitle(html: string, had: boolean, chapter: ChapterRow): string {
  if (!html.startsWith('<h1')) return html
  if (had) return html.replace(/^<h1\b/, '<h2').replace(/<\/h1>\s*$/, '</h2>\n')
  return html.replace(/^<h1[^>]*>/, (open) => open + chapterNumber(chapter))
}

function chapterNumber({number}: ChapterRow): string {
  return `<span class="number">${number}</span> `
}

/** A definition of the glossary can be linked to. */
function definition(html: string, kind: BlockRow[0], term: string | undefined): string {
  if (term === undefined || kind !== 'paragraph') return html
  return html.replace(/^<p>/, `<p class="definition" id="${escapeText(termAnchor(term))}">`)
}

/** Anchors of the glossary's section and of those below it. */
function glossarySections({glossary, sections}: ChapterRow): Set<string> {
  const found = new Set<string>()
  let depth = 0
  for (const [anchor, , level] of sections) {
    if (depth > 0 && level <= depth) break
    if (anchor === glossary) depth = level
    if (depth > 0) found.add(anchor)
  }
  return found
}
