import type {InlineNode, RowNode, TableNode} from '../../model/chapter-tree.ts'
import {type ColumnContent, columnShares, tableSize, tableWordLimit} from './columns.ts'
import type {Context} from './context.ts'
import type {Cell, Inline, Table} from './document.ts'
import {convertInlines} from './inlines.ts'
import {itemDetails, itemHead, textOfItem} from './item.ts'
import {plainText} from './plain-text.ts'
import type {Setting} from './setting.ts'

/** A table; a row that is an item shows its head in the first cell and its details in the last. */
export function convertTable(node: TableNode, context: Context, setting: Setting): Table {
  const count = Math.max(1, node.head.length)
  const size = tableSize(count)
  const inside = {...setting, wordLimit: Math.min(setting.wordLimit, tableWordLimit(count))}
  const heads = padded(node.head, count).map((cell) => convertInlines(cell, context, {...inside, notes: false}))
  const body = node.rows.map((row) => ({
    breakable: textOfRow(row).length * count > 3000,
    cells: convertRow(row, count, context, inside),
  }))
  const content = heads.map((head, column) =>
    body.map(({cells}) => cellContent(cells[column]!)).reduce(widest, inlineContent(head)),
  )
  return {
    type: 'table',
    columns: columnShares(content, size, setting.width),
    align: Array.from({length: count}, (_, column) => node.align?.[column] ?? 'left'),
    size,
    header: heads,
    repeated: !heads.some(holdsLink),
    rows: body,
  }
}

function holdsLink(content: Inline[]): boolean {
  return content.some((part) => {
    if (typeof part === 'string' || !('content' in part) || part.type === 'footnote') return false
    return part.type === 'link' || holdsLink(part.content)
  })
}

function textOfRow({item, cells}: RowNode): string {
  return item ? textOfItem(item, cells.flat()) : plainText(cells.flat())
}

function convertRow({item, cells}: RowNode, count: number, context: Context, setting: Setting): Cell[] {
  const inside = item ? {...setting, normative: true} : setting
  const head = item ? itemHead(item, context, setting) : null
  const shown = padded(cells, count).map(
    (cell): Cell => ({content: convertInlines(cell, context, inside), head: null, details: []}),
  )
  if (item) {
    shown[0]!.head = head
    shown.at(-1)!.details = itemDetails(item, context, setting)
  }
  return shown
}

function padded(cells: InlineNode[][], count: number): InlineNode[][] {
  return Array.from({length: count}, (_, column) => cells[column] ?? [])
}

function cellContent({content, head, details}: Cell): ColumnContent {
  const parts = [inlineContent(content)]
  if (head !== null)
    parts.push(inlineContent([`${head.id} ${head.badge}`]), inlineContent(head.title), {natural: 0, longest: 14})
  for (const {label, value} of details) parts.push(inlineContent([label, ...value]))
  return parts.reduce(widest)
}

/** In letters; a letter of code is a little wider than one of text. */
function inlineContent(content: Inline[]): ColumnContent {
  return content
    .map(measure)
    .reduce(
      ({natural, longest}, part) => ({natural: natural + part.natural, longest: Math.max(longest, part.longest)}),
      {natural: 0, longest: 0},
    )
}

function measure(part: Inline): ColumnContent {
  if (typeof part === 'string') return {natural: part.length, longest: longestOf(part.split(/[\s-]/))}
  switch (part.type) {
    case 'code':
      return {natural: part.pieces.join('').length * 1.2, longest: longestOf(part.pieces) * 1.2}
    case 'pieces':
      return {natural: part.pieces.join('').length, longest: longestOf(part.pieces)}
    case 'keyword':
    case 'state':
    case 'id':
      return {natural: part.text.length * 1.2, longest: part.text.length * 1.2}
    case 'footnote':
    case 'footnote-again':
      return {natural: 1, longest: 1}
    case 'line-break':
      return {natural: 1, longest: 0}
    default:
      return inlineContent(part.content)
  }
}

function longestOf(words: string[]): number {
  return words.reduce((longest, word) => Math.max(longest, word.length), 0)
}

function widest(left: ColumnContent, right: ColumnContent): ColumnContent {
  return {natural: Math.max(left.natural, right.natural), longest: Math.max(left.longest, right.longest)}
}
