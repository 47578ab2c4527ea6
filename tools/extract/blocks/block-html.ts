import type {Code, List, ListItem, Nodes, Root, Table, TableRow} from 'mdast'
import type {ExtractedFigure, ExtractedItem} from '../../model/extraction.ts'
import {findLevelWords, type KeywordProfile} from '../../model/level-word.ts'
import {escapeHtml, htmlOf, type RawHtml} from '../../model/raw-html.ts'
import type {Destination} from '../links/resolve.ts'
import {alertKind} from '../structure/informative.ts'
import {endOf, startOf} from '../words/masks.ts'

/** What the writer has to know beside the tree. Offsets are those of the source. */
export interface HtmlContext {
  source: string
  keywords: KeywordProfile
  /** Container node: its item, and the title node that the item's head shows instead. */
  items: Map<Nodes, {item: ExtractedItem; title: Nodes | undefined}>
  /** Offsets of `[` where an item's tag stands: its head shows the id instead. */
  tags: Set<number>
  /** Offset of `[`: the id that is referred to. */
  references: Map<number, string>
  figures: Map<Nodes, ExtractedFigure>
  /** Heading: anchor and number. */
  anchors: Map<Nodes, {anchor: string; number: string}>
  rawHtml: RawHtml
  definitions: Map<string, {url: string; title?: string | null | undefined}>
  resolve(url: string): Destination
  /** Path of a chapter: its slug. */
  slugs: Map<string, string>
  highlight(code: string, language: string): string | undefined
}

/** Where the publisher puts the trace of an item. */
export function itemMark(id: string): string {
  return `<!--item ${id}-->`
}

/**
 * One block as HTML. Author's text is escaped; raw HTML is text except a short list of elements without attributes;
 * link schemes were checked when they were resolved.
 */
export function blockHtml(block: Nodes, context: HtmlContext): string {
  const within: ExtractedItem[] = []
  const skipped = new Set<Nodes>()

  const children = (node: {children: Nodes[]}): string => node.children.map(html).join('')

  function html(node: Nodes): string {
    const entry = context.items.get(node)
    if (!entry || node.type === 'tableRow') return plain(node)
    const {item, title} = entry
    if (title) skipped.add(title)
    within.push(item)
    const body = node.type === 'paragraph' ? plain(node) : children(node as {children: Nodes[]})
    within.pop()
    const element = item.form === 'item' ? 'li' : 'section'
    return `<${element} class="${itemClass(item)}" id="${escapeHtml(item.id)}">${itemHead(item)}<div class="item-text">${body}</div>${itemMark(item.id)}</${element}>\n`
  }

  function plain(node: Nodes): string {
    if (skipped.has(node)) return ''
    switch (node.type) {
      case 'text':
        return text(node.value, node)
      case 'inlineCode':
        return `<code>${wrappable(node.value)}</code>`
      case 'break':
        return '<br>\n'
      case 'emphasis':
        return `<em>${children(node)}</em>`
      case 'strong':
        return `<strong>${children(node)}</strong>`
      case 'delete':
        return `<del>${children(node)}</del>`
      case 'link':
        return link(node.url, node.title, children(node))
      case 'linkReference': {
        const definition = context.definitions.get(node.identifier)
        return definition ? link(definition.url, definition.title, children(node)) : children(node)
      }
      case 'image':
        return image(node.url, node.alt)
      case 'imageReference':
        return image(context.definitions.get(node.identifier)?.url ?? '', node.alt)
      case 'footnoteReference': {
        const name = escapeHtml(node.identifier)
        return `<sup><a class="footnote-reference" href="#fn:${name}" role="doc-noteref">${escapeHtml(node.label ?? node.identifier)}</a></sup>`
      }
      case 'paragraph': {
        const inner = children(node)
        return inner.trim() === '' ? '' : `<p>${inner.trim()}</p>\n`
      }
      case 'heading':
        return heading(node)
      case 'blockquote':
        return quote(node)
      case 'list':
        return list(node)
      case 'listItem':
        return listItem(node, false)
      case 'table':
        return table(node)
      case 'code':
        return code(node)
      case 'thematicBreak':
        return '<hr>\n'
      case 'html':
        return htmlOf(context.rawHtml.get(node)!)
      case 'footnoteDefinition':
        return `<aside class="footnote" id="fn:${escapeHtml(node.identifier)}" role="doc-footnote"><span class="footnote-label">${escapeHtml(node.label ?? node.identifier)}</span>${children(node)}</aside>\n`
      default:
        return ''
    }
  }

  function text(value: string, node: Nodes): string {
    if (!value.includes('[')) return words(value)
    const start = startOf(node)
    const marks = bracketsInSource(context.source.slice(start, endOf(node)))
    const brackets = bracketsIn(value)
    // Escapes differ between source and value, the order of the brackets does not.
    const aligned = marks.length === brackets.length
    let done = 0
    let out = ''
    brackets.forEach(({offset, length}, index) => {
      const at = aligned ? start + marks[index]! : -1
      const id = context.references.get(at)
      if (id === undefined && !context.tags.has(at)) return
      out += words(value.slice(done, offset))
      if (id !== undefined) out += `<a class="reference" data-item="${escapeHtml(id)}">${wrappable(id)}</a>`
      done = offset + length
    })
    return out + words(value.slice(done))
  }

  function words(value: string): string {
    if (!within.at(-1)?.level) return escapeHtml(value)
    let out = ''
    let done = 0
    for (const {word, offset, end} of findLevelWords(value, context.keywords)) {
      out += `${escapeHtml(value.slice(done, offset))}<span class="level-word">${escapeHtml(word)}</span>`
      done = end
    }
    return out + escapeHtml(value.slice(done))
  }

  function link(url: string, title: string | null | undefined, inner: string): string {
    const destination = context.resolve(url)
    const attribute = title ? ` title="${escapeHtml(title)}"` : ''
    if (destination.type === 'refused') return inner
    if (destination.type === 'external')
      return `<a href="${escapeHtml(destination.url)}"${attribute} rel="noopener">${inner}</a>`
    const slug = context.slugs.get(destination.path)
    if (slug === undefined) return inner
    const anchor = destination.anchor === '' ? '' : `#${encodeURIComponent(destination.anchor)}`
    return `<a href="${encodeURIComponent(slug)}.html${anchor}"${attribute}>${inner}</a>`
  }

  function image(url: string, alt: string | null | undefined): string {
    const destination = context.resolve(url)
    if (destination.type !== 'internal') return `<span class="missing-image">${escapeHtml(alt ?? '')}</span>`
    return `<img src="assets/${destination.path.split('/').map(encodeURIComponent).join('/')}" alt="${escapeHtml(alt ?? '')}">`
  }

  function heading(node: Extract<Nodes, {type: 'heading'}>): string {
    const place = context.anchors.get(node)
    const level = Math.min(node.depth, 6)
    if (!place) return `<p class="heading-in-block"><strong>${children(node)}</strong></p>\n`
    const number = place.number === '' ? '' : `<span class="number">${place.number}</span> `
    return `<h${level} id="${escapeHtml(place.anchor)}">${number}${children(node)} <a class="permalink" href="#${encodeURIComponent(place.anchor)}" aria-label="Link to this section">#</a></h${level}>\n`
  }

  function quote(node: Extract<Nodes, {type: 'blockquote'}>): string {
    const kind = alertKind(node)
    if (!kind) return `<blockquote>\n${children(node)}</blockquote>\n`
    const inner = children(node)
      .replace(/^<p>\[![A-Z]+\]\s*/, '<p>')
      .replace(/^<p>(?:<br>)?\s*<\/p>\n/, '')
    const name = `${kind[0]!.toUpperCase()}${kind.slice(1)}`
    return `<aside class="note note-${kind}" role="note"><p class="note-kind">${name}</p>\n${inner}</aside>\n`
  }

  function list(node: List): string {
    const start = node.ordered && (node.start ?? 1) !== 1 ? ` start="${node.start}"` : ''
    const items = node.children.map((item) =>
      context.items.has(item) ? html(item) : listItem(item, !node.spread && !item.spread),
    )
    const name = node.ordered ? 'ol' : 'ul'
    return `<${name}${start}>\n${items.join('')}</${name}>\n`
  }

  function listItem(node: ListItem, tight: boolean): string {
    const box =
      typeof node.checked === 'boolean' ? `<input type="checkbox" disabled${node.checked ? ' checked' : ''}> ` : ''
    const inner = node.children
      .map((child) =>
        tight && child.type === 'paragraph' && !context.items.has(child) ? `${children(child)}\n` : html(child),
      )
      .join('')
    return `<li>${box}${inner.trim()}</li>\n`
  }

  function table(node: Table): string {
    const [head, ...body] = node.children
    const rows = body.map((row) => tableRow(row, node, 'td')).join('')
    return `<div class="table" tabindex="0"><table>\n<thead>\n${head ? tableRow(head, node, 'th') : ''}</thead>\n<tbody>\n${rows}</tbody>\n</table></div>\n`
  }

  function tableRow(row: TableRow, node: Table, element: 'th' | 'td'): string {
    const entry = context.items.get(row)
    if (entry) within.push(entry.item)
    if (entry?.title) skipped.add(entry.title)
    const cells = row.children.map((cell, column) => {
      const align = node.align?.[column]
      const scope = element === 'th' ? ' scope="col"' : ''
      const head = entry && column === 0 ? itemHead(entry.item) : ''
      const mark = entry && column === row.children.length - 1 ? itemMark(entry.item.id) : ''
      return `<${element}${scope}${align ? ` class="${align}"` : ''}>${head}${children(cell).trim()}${mark}</${element}>`
    })
    if (entry) within.pop()
    return entry
      ? `<tr class="${itemClass(entry.item)}" id="${escapeHtml(entry.item.id)}">${cells.join('')}</tr>\n`
      : `<tr>${cells.join('')}</tr>\n`
  }

  function code(node: Code): string {
    const figure = context.figures.get(node)
    if (figure) {
      const caption = figure.title ? `<figcaption>${escapeHtml(figure.title)}</figcaption>` : ''
      return `<figure><img src="figures/${figure.hash}.svg" alt="${escapeHtml(figure.alt)}">${caption}</figure>\n`
    }
    const language = node.lang?.match(/^[\w+#.-]+/)?.[0]
    const inner = (language && context.highlight(node.value, language)) ?? escapeHtml(node.value)
    return `<pre tabindex="0"><code${language ? ` class="language-${escapeHtml(language)}"` : ''}>${inner}\n</code></pre>\n`
  }

  return html(block)
}

function itemClass(item: ExtractedItem): string {
  const level = item.level ? ` ${item.level.toLowerCase().replace(' ', '-')}` : ''
  return `item ${escapeHtml(item.type)}${level}`
}

function itemHead(item: ExtractedItem): string {
  const level = item.level ? `<span class="level">${item.level}</span> ` : ''
  const title = item.title === '' ? '' : `<span class="title">${escapeHtml(item.title)}</span>`
  return `<div class="item-head"><a class="id" href="#${encodeURIComponent(item.id)}">${wrappable(item.id)}</a> ${level}${title}</div>\n`
}

function bracketsIn(text: string): {offset: number; length: number}[] {
  return [...text.matchAll(/\[[^\s[\]]+\]/g)].map((match) => ({offset: match.index, length: match[0].length}))
}

/** Offsets of `[` (or of what stands for it) of everything that Markdown reads as text in brackets. */
function bracketsInSource(source: string): number[] {
  return [
    ...source.matchAll(
      /(?:\\?(\[)|&(?:#0*91|#[xX]0*5[bB]|lbrack|lsqb);)(?:\\[!-/:-@^-`{-~]|&(?!#0*9[13];|#[xX]0*5[bBdD];|[lr]brack;|[lr]sqb;)|[^\s[\]\\&]|\\(?![!-/:-@[-`{-~]))+(?:\\?\]|&(?:#0*93|#[xX]0*5[dD]|rbrack|rsqb);)/g,
    ),
  ].map((match) => match.index + (match[1] && match[0].startsWith('\\') ? 1 : 0))
}

function wrappable(code: string): string {
  return escapeHtml(code).replace(/_(?=.)/g, '_<wbr>')
}

/** Every definition of the tree (`[name]: url`), by its normalised name; the first of two wins. */
export function definitionsOf(root: Root): HtmlContext['definitions'] {
  const definitions: HtmlContext['definitions'] = new Map()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if ('children' in node) (node.children as Nodes[]).forEach(visit)
  }
  visit(root)
  return definitions
}
