import type {HtmlTag, InlineNode, LinkNode} from '../../../model/chapter-tree.ts'
import {stateClass} from '../../../model/states.ts'
import {escapeHtml, linked, type Printing, quiet, wrappable} from './printing.ts'

/** Running text as HTML. */
export function printInlines(nodes: InlineNode[], printing: Printing): string {
  let out = ''
  let names = 0
  let within = printing
  for (const node of nodes) {
    if (typeof node === 'object' && (node.type === 'start' || node.type === 'end')) {
      const inName = nameElements[node.element]
      if (inName) {
        names += node.type === 'start' ? 1 : -1
        within = names > 0 ? inName(within) : printing
      }
    }
    out += printInline(node, within)
  }
  return out
}

/** A key, or the heading of what is folded: a name, whose words lead nowhere. */
const nameElements: Record<string, (printing: Printing) => Printing> = {kbd: quiet, summary: linked}

function printInline(node: InlineNode, printing: Printing): string {
  if (typeof node === 'string') return printing.words(node)
  switch (node.type) {
    case 'inlineCode':
      return `<code>${wrappable(node.value)}</code>`
    case 'levelWord':
      return `<span class="level-word">${escapeHtml(node.word)}</span>`
    case 'state':
      return `<span class="state ${node.kind === 'need' ? 'need-' : ''}${stateClass(node.name)}">${escapeHtml(node.name)}</span>`
    case 'reference':
      return printing.linked ? wrappable(node.id) : `${printing.reference(node.id)}${wrappable(node.id)}</a>`
    case 'emphasis':
      return `<em>${printInlines(node.children, printing)}</em>`
    case 'strong':
      return `<strong>${printInlines(node.children, printing)}</strong>`
    case 'delete':
      return `<del>${printInlines(node.children, printing)}</del>`
    case 'break':
      return '<br>\n'
    case 'link':
      return printLink(node, printing)
    case 'image':
      return node.path === undefined
        ? `<span class="missing-image">${escapeHtml(node.alt)}</span>`
        : `<img src="assets/${node.path.split('/').map(encodeURIComponent).join('/')}" alt="${escapeHtml(node.alt)}">`
    case 'footnoteReference':
      return printFootnoteReference(node.name, escapeHtml(node.label ?? node.name), printing)
    default:
      return printTag(node, printing)
  }
}

function printFootnoteReference(name: string, label: string, {linked}: Printing): string {
  return linked
    ? `<sup>${label}</sup>`
    : `<sup><a class="footnote-reference" href="#fn:${escapeHtml(name)}" role="doc-noteref">${label}</a></sup>`
}

function printLink(node: LinkNode, printing: Printing): string {
  const words = `${printInlines(node.children, linked(printing))}${escapeHtml(node.address ?? '')}`
  if (printing.linked) return words
  const title = node.title ? ` title="${escapeHtml(node.title)}"` : ''
  if ('url' in node) return `<a href="${escapeHtml(node.url)}"${title} rel="noopener">${words}</a>`
  const anchor = node.anchor === undefined ? '' : `#${encodeURIComponent(node.anchor)}`
  return `<a href="${encodeURIComponent(node.chapter)}.html${anchor}"${title}>${words}</a>`
}

function printTag(tag: HtmlTag, printing: Printing): string {
  switch (tag.type) {
    case 'anchor':
      // Not `<a>`: it may stand in a link.
      return `<span${printing.id(tag.name)}></span>`
    case 'end':
      return `</${tag.element}>`
    default:
      // What an author folds is shown: a requirement that a reader has to unfold first is overlooked.
      return `<${tag.element}${tag.element === 'details' ? ' open' : ''}>`
  }
}
