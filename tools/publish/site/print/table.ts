import type {RowNode, TableNode} from '../../../model/chapter-tree.ts'
import {printInlines} from './inlines.ts'
import {itemAttributes, printHead} from './item.ts'
import {type Printing, quiet} from './printing.ts'

export function printTable({head, rows, align}: TableNode, printing: Printing): string {
  const top = head.length === 0 ? '' : printRow({cells: head}, 'th scope="col"', align, quiet(printing))
  const body = rows.map((row) => printRow(row, 'td', align, printing)).join('')
  return `<div class="table" tabindex="0"><table>\n<thead>\n${top}</thead>\n<tbody>\n${body}</tbody>\n</table></div>\n`
}

/** A row that is an item has its head in its first cell and its trace in its last. */
function printRow({item, cells}: RowNode, start: string, align: TableNode['align'], printing: Printing): string {
  const printed = cells.map((cell, column) => {
    const side = align?.[column] ? ` class="${align[column]}"` : ''
    const head = item && column === 0 ? printHead(item) : ''
    const trace = item && column === cells.length - 1 ? printing.trace(item.name ?? item.id) : ''
    return `<${start}${side}>${head}${printInlines(cell, printing).trim()}${trace}</${start.slice(0, 2)}>`
  })
  return `<tr${item ? itemAttributes(item, printing) : ''}>${printed.join('')}</tr>\n`
}
