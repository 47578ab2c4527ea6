import {
  type BlockNode,
  codeOf,
  type InlineNode,
  type ListNode,
  type RowNode,
  type TableNode,
} from '../../../model/chapter-tree.ts'
import type {Printing} from './printing.ts'
import {printInlines, tag} from './xhtml-inlines.ts'
import {xmlAttribute, xmlText} from './xml.ts'

/** Blocks as the one `div` that a value of ReqIF holds. */
export function printBody(nodes: BlockNode[], printing: Printing): string {
  return tag('div', printBlocks(nodes, printing))
}

/** A row that is an item by itself: a table of its head and this row. */
export function printRowBody({cells}: RowNode, head: InlineNode[][], printing: Printing): string {
  const filled = cells[0]?.every((node) => typeof node === 'string' && node.trim() === '') ? 1 : 0
  const own = cells.slice(filled)
  if (own.length === 1) return tag('div', tag('p', printInlines(own[0]!, printing)))
  const rows = [printCells(head.slice(filled), 'th', undefined, printing), printCells(own, 'td', undefined, printing)]
  return tag('div', tag('table', rows.join(''), ' class="row"'))
}

function printBlocks(nodes: BlockNode[], printing: Printing): string {
  return nodes.map((node) => printBlock(node, printing)).join('')
}

function printBlock(node: BlockNode, printing: Printing): string {
  switch (node.type) {
    case 'paragraph':
      return tag('p', printInlines(node.children, printing))
    case 'heading':
      return tag('p', tag('strong', printInlines(node.children, printing)), ' class="heading"')
    case 'blockquote':
      return tag('blockquote', printBlocks(node.children, printing))
    case 'callout': {
      const kind = tag('p', tag('strong', xmlText(capitalised(node.kind))))
      return tag('div', kind + printBlocks(node.children, printing), ` class="callout ${xmlAttribute(node.kind)}"`)
    }
    case 'list':
      return printList(node, printing)
    case 'table':
      return printTable(node, printing)
    case 'code':
      // Without a class: whoever shows it shows its words.
      return tag('pre', xmlText(codeOf(node)), node.language ? ` title="${xmlAttribute(node.language)}"` : '')
    case 'figure': {
      const path = printing.drawing(node.hash)
      const shown = path === undefined ? xmlText(node.alt) : printObject(path, 'image/svg+xml', node.alt)
      return (
        tag('p', shown, ' class="figure"') +
        (node.title ? tag('p', tag('em', xmlText(node.title)), ' class="caption"') : '')
      )
    }
    case 'html':
      return tag('p', printInlines(node.parts, printing), ' class="html"')
    case 'footnoteDefinition': {
      const label = tag('p', xmlText(`[^${node.label ?? node.name}]`))
      return tag('div', label + printBlocks(node.children, printing), ' class="footnote"')
    }
    case 'thematicBreak':
      return '<xhtml:hr/>'
    case 'features':
      return printFeatures(printing.features[node.device] ?? [])
  }
}

function printList({ordered, start, children}: ListNode, printing: Printing): string {
  const items = children.map(({checked, children: blocks}) => {
    const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] '
    return tag('li', box + printBlocks(blocks, printing))
  })
  if (items.length === 0) return ''
  const first = start === undefined || start === 1 ? '' : ` class="start-${start}"`
  return tag(ordered ? 'ol' : 'ul', items.join(''), first)
}

function printTable({head, rows, align}: TableNode, printing: Printing): string {
  const top = head.length === 0 ? '' : printCells(head, 'th', align, printing)
  const below = rows.map(({cells}) => printCells(cells, 'td', align, printing)).join('')
  return top + below === '' ? '' : tag('table', top + below)
}

function printCells(cells: InlineNode[][], name: 'th' | 'td', align: TableNode['align'], printing: Printing): string {
  if (cells.length === 0) return ''
  const printed = cells.map((cell, column) =>
    tag(name, printInlines(cell, printing), align?.[column] ? ` align="${align[column]}"` : ''),
  )
  return tag('tr', printed.join(''))
}

function printFeatures(features: [bit: number, name: string][]): string {
  if (features.length === 0) return ''
  const head = tag('tr', tag('th', 'Bit') + tag('th', 'Feature'))
  const rows = features.map(([bit, name]) => tag('tr', tag('td', String(bit)) + tag('td', tag('code', xmlText(name)))))
  return tag('table', head + rows.join(''), ' class="features"')
}

/** What a reader that knows the type draws; all others show the words. */
export function printObject(path: string, type: string, words: string): string {
  return `<xhtml:object data="${xmlAttribute(path)}" type="${type}">${xmlText(words)}</xhtml:object>`
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}
