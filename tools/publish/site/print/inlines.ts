import type {HtmlTag, InlineNode, LinkNode} from '../../../model/chapter-tree.ts'
import {escapeHtml, type Printing, quiet, wrappable} from './printing.ts'

/** Running text as HTML. */
export function printInlines(nodes: InlineNode[], printing: Printing): string {
  let out = ''
  let names = 0
  for (const node of nodes) {
    if (typeof node === 'object' && (node.type === 'start' || node.type === 'end') && isName(node))
      names += node.type === 'start' ? 1 : -1
    out += printInline(node, names > 0 ? quiet(printing) : printing)
  }
  return out
}

/** A key, or the heading of what is folded: a name, whose words lead nowhere. */
function isName({element}: {element: string}): boolean {
  return element === 'kbd' || element === 'summary'
}

function printInline(node: InlineNode, printing: Printing): string {
  if (typeof node === 'string') return printing.words(node)
  switch (node.type) {
    case 'inlineCode':
      return `<code>${wrappable(node.value)}</code>`
    case 'levelWord':
      return `<span class="level-word">${escapeHtml(node.word)}</span>`
    case 'reference':
      return `${printing.reference(node.id)}${wrappable(node.id)}</a>`
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
      return `<sup><a class="footnote-reference" href="#fn:${escapeHtml(node.name)}" role="doc-noteref">${escapeHtml(node.label ?? node.name)}</a></sup>`
    default:
      return printTag(node)
  }
}

function printLink(node: LinkNode, printing: Printing): string {
  const title = node.title ? ` title="${escapeHtml(node.title)}"` : ''
  const words = printInlines(node.children, quiet(printing))
  if ('url' in node) return `<a href="${escapeHtml(node.url)}"${title} rel="noopener">${words}</a>`
  const anchor = node.anchor === undefined ? '' : `#${encodeURIComponent(node.anchor)}`
  return `<a href="${encodeURIComponent(node.chapter)}.html${anchor}"${title}>${words}</a>`
}

function printTag(tag: HtmlTag): string {
  switch (tag.type) {
    case 'anchor':
      return `<a id="${escapeHtml(tag.name)}"></a>`
    case 'end':
      return `</${tag.element}>`
    default:
      // What an author folds is shown: a requirement that a reader has to unfold first is overlooked.
      return `<${tag.element}${tag.element === 'details' ? ' open' : ''}>`
  }
}
