import type {CellStyle, CellValue, Cell as SheetCell, WriteSheet} from 'hucre'
import {linkStates} from '../../model/link-states.ts'
import {states} from '../../model/states.ts'
import {cellText} from './cells.ts'
import type {Cell, Column, Matrix, Width} from './matrix.ts'
import {edgesOf} from './matrix-files.ts'

/** What the workbook says of the specification. */
export interface WorkbookFacts {
  title: string
  version: string
  status: string
  /** YYYY-MM-DD */
  date: string
}

/** Of a sheet, its head included: the format has no more. */
export const mostRowsInSheet = 1_048_576

/** Of a cell, in UTF-16 units: a spreadsheet calls a file with more damaged. */
const mostText = 32_767

/** In characters of the usual letter. */
const widths: Record<Width, number> = {word: 14, id: 22, title: 38, text: 60}

const text: CellStyle = {numFmt: '@', alignment: {wrapText: true, vertical: 'top'}}
const plain: CellStyle = {alignment: {wrapText: true, vertical: 'top'}}
const head: CellStyle = {
  ...{numFmt: '@', font: {bold: true}, alignment: {wrapText: true, vertical: 'center'}},
  fill: {type: 'pattern', pattern: 'solid', fgColor: {rgb: 'E7EBF0'}},
}

/**
 * Every matrix as a sheet of one workbook, with the rows of its CSV, and a sheet that says what the words mean. Nothing but the
 * arguments decides the bytes: the dates in it are the specification's.
 */
export async function matrixWorkbook(
  matrices: Matrix[],
  facts: WorkbookFacts,
  rowsInSheet = mostRowsInSheet,
): Promise<Uint8Array> {
  const {writeXlsx} = await import('hucre/xlsx')
  const date = new Date(`${facts.date}T00:00:00Z`)
  return writeXlsx({
    properties: {title: visible(`${facts.title} ${facts.version}: matrices`), created: date, modified: date},
    sheets: [aboutSheet(matrices, facts), ...matrices.flatMap((matrix) => matrixSheets(matrix, rowsInSheet))],
  })
}

function matrixSheets(matrix: Matrix, rowsInSheet: number): WriteSheet[] {
  const {columns, rows} = edgesOf(matrix)
  const perSheet = rowsInSheet - 1
  const count = Math.max(1, Math.ceil(rows.length / perSheet))
  return Array.from({length: count}, (_, index) => {
    const own = rows.slice(index * perSheet, (index + 1) * perSheet)
    return listSheet(
      index === 0 ? matrix.name : `${matrix.name} ${index + 1}`,
      columns.map(({key}) => key),
      own.map((row) => columns.map(({key}) => cellValue(row[key]))),
      columns.map((column) => widthOf(column)),
    )
  })
}

function widthOf({width, key}: Column): number {
  return Math.max(widths[width], Math.min(40, key.length + 4))
}

/** A head that stays, a first column that stays, and a filter over each column. */
export function listSheet(name: string, heads: string[], rows: CellValue[][], columnWidths: number[]): WriteSheet {
  const numbers = heads.map((_, index) => rows.some((row) => typeof row[index] === 'number'))
  return {
    name,
    rows: [heads.map(visible), ...rows],
    columns: columnWidths.map((width, index) => ({width, style: numbers[index] ? plain : text})),
    cells: new Map<string, Partial<SheetCell>>([
      ...heads.map((_, index) => [`0,${index}`, {style: head}] as const),
      ...rows.flatMap((row, at) => errorTexts(row).map((index) => [`${at + 1},${index}`, runOf(row[index])] as const)),
    ]),
    freezePane: {rows: 1, columns: 1},
    autoFilter: {range: `A1:${columnName(heads.length - 1)}${rows.length + 1}`},
  }
}

/** The writer takes a text like `#REF!` for an error of a formula, but not one that has a form of its own. */
function errorTexts(row: CellValue[]): number[] {
  return row.flatMap((value, index) => (typeof value === 'string' && /^#[A-Z]/.test(value) ? [index] : []))
}

function runOf(value: CellValue | undefined): Partial<SheetCell> {
  return {richText: [{text: String(value)}]}
}

function aboutSheet(matrices: Matrix[], {title, version, status, date}: WorkbookFacts): WriteSheet {
  const rows: CellValue[][] = [
    ['Specification', title],
    ['Version', version],
    ['Status', status],
    ['Date', date],
    [],
    ['Sheet', 'Question that it answers', 'Rows'],
    ...matrices.map((matrix): CellValue[] => [matrix.name, matrix.question, edgesOf(matrix).rows.length]),
    [],
    ['State', 'What it means', 'Of', 'Counts'],
    ...states.map(({kind, name, symbol, meaning, counted}) => [
      `${symbol} ${name}`,
      meaning,
      `a ${kind}`,
      counted ? 'yes' : 'no',
    ]),
    ...linkStates.map(({name, symbol, meaning}) => [`${symbol} ${name}`, meaning, 'a link', '']),
  ]
  const heads = rows.flatMap((row, index) => (row[0] === 'Sheet' || row[0] === 'State' ? [index] : []))
  const bold: [string, {style: CellStyle}][] = heads.flatMap((row) =>
    rows[row]!.map((_, column): [string, {style: CellStyle}] => [`${row},${column}`, {style: head}]),
  )
  return {
    name: 'About',
    rows: rows.map((row) => row.map((value) => (typeof value === 'string' ? visible(value) : value))),
    columns: [28, 90, 16, 10].map((width) => ({width, style: plain})),
    cells: new Map(bold),
    freezePane: {columns: 1},
  }
}

function cellValue(cell: Cell | undefined): CellValue {
  if (typeof cell === 'number') return cell
  const shown = visible(cellText(cell))
  return shown === '' ? null : shown
}

/** What is not allowed in XML is replaced by a picture of it, and what a spreadsheet would read as an escape is one itself. */
export function visible(value: string): string {
  const shown = value
    .replace(/(?![\t\n\r])\p{Cc}/gu, (control) => {
      const code = control.charCodeAt(0)
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd'
    })
    .replace(/\r\n?/g, '\n')
    .replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  return shown.length > mostText ? `${shown.slice(0, mostText - cut.length)}${cut}` : shown
}

const cut = '… (cut here; the CSV holds all of it)'

/** 0: A, 26: AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
