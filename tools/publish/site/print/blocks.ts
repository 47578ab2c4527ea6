import type {
  BlockNode,
  CalloutNode,
  HeadingNode,
  ListItemNode,
  ListNode,
  ParagraphNode,
} from '../../../model/chapter-tree.ts'
import {capitalised} from '../words.ts'
import {printCode, printFigure} from './code.ts'
import {printInlines} from './inlines.ts'
import {printItem} from './item.ts'
import {escapeHtml, type Printing, quiet} from './printing.ts'
import {printTable} from './table.ts'

/** A block as HTML. All of an author's text is escaped, and no tag but those written here leaves. */
export function printBlock(node: BlockNode, printing: Printing): string {
  switch (node.type) {
    case 'paragraph':
      return node.item
        ? printItem(node.item, 'section', printParagraph(node, printing), printing)
        : printParagraph(node, printing)
    case 'heading':
      return node.anchor === undefined
        ? `<p class="heading-in-block"><strong>${printInlines(node.children, printing)}</strong></p>\n`
        : printHeading(node, {element: `h${node.depth}`}, printing)
    case 'blockquote': {
      const body = printBlocks(node.children, printing)
      return node.item ? printItem(node.item, 'section', body, printing) : `<blockquote>\n${body}</blockquote>\n`
    }
    case 'callout':
      return printCallout(node, printing)
    case 'list':
      return printList(node, printing)
    case 'table':
      return printTable(node, printing)
    case 'code':
      return printCode(node)
    case 'figure':
      return printFigure(node)
    case 'thematicBreak':
      return '<hr>\n'
    case 'html':
      return printInlines(node.parts, printing)
    case 'footnoteDefinition':
      return `<aside class="footnote"${printing.id(`fn:${node.name}`)} role="doc-footnote"><span class="footnote-label">${escapeHtml(node.label ?? node.name)}</span>${printBlocks(node.children, printing)}</aside>\n`
    case 'features':
      return ''
  }
}

function printBlocks(nodes: BlockNode[], printing: Printing): string {
  let out = ''
  for (const node of nodes) out += printBlock(node, printing)
  return out
}

/** `attributes`: of its element. */
export function printParagraph({children}: ParagraphNode, printing: Printing, attributes = ''): string {
  const inner = printInlines(children, printing).trim()
  return inner === '' ? '' : `<p${attributes}>${inner}</p>\n`
}

/** A heading that opens a section. */
export function printHeading(
  {anchor = '', number, children}: HeadingNode,
  {element}: {element: string},
  printing: Printing,
): string {
  const before = number === undefined ? '' : printNumber(number)
  const link =
    anchor === ''
      ? ''
      : ` <a class="permalink" href="#${encodeURIComponent(anchor)}" aria-label="Link to this section">#</a>`
  return `<${element}${printing.id(anchor)}>${before}${printInlines(children, quiet(printing))}${link}</${element}>\n`
}

export function printNumber(number: string | number): string {
  return `<span class="number">${number}</span> `
}

function printCallout({kind, children}: CalloutNode, printing: Printing): string {
  return `<aside class="note note-${kind}" role="note"><p class="note-kind">${capitalised(kind)}</p>\n${printBlocks(children, printing)}</aside>\n`
}

function printList({ordered, start, spread, children}: ListNode, printing: Printing): string {
  const name = ordered ? 'ol' : 'ul'
  const first = start === undefined ? '' : ` start="${start}"`
  const items = children.map((item) =>
    item.item
      ? printItem(item.item, 'li', printBlocks(item.children, printing), printing)
      : printListItem(item, !spread && !item.spread, printing),
  )
  return `<${name}${first}>\n${items.join('')}</${name}>\n`
}

function printListItem({checked, children}: ListItemNode, tight: boolean, printing: Printing): string {
  const box = checked === undefined ? '' : `<input type="checkbox" disabled${checked ? ' checked' : ''}> `
  const inner = children.map((child) =>
    tight && child.type === 'paragraph' && !child.item
      ? `${printInlines(child.children, printing)}\n`
      : printBlock(child, printing),
  )
  return `<li>${box}${inner.join('').trim()}</li>\n`
}
