import {matrixPageName} from '../../model/matrix-names.ts'
import {requirementStates} from '../../model/states.ts'
import {breakable, type Markup, markup} from '../site/markup.ts'
import {cellText} from './cells.ts'
import {columnChoices, isAside} from './choices.ts'
import {type GridView, gridOf} from './grid.ts'
import type {Column, Matrix, Row} from './matrix.ts'
import {wordMarkup} from './words.ts'

export interface MatrixView {
  title: string
  question: string
  name: string
  /** Of all rows. */
  count: number
  /** Text of the count before any script has run. */
  counted: string
  /** Rows in HTML; empty where they come from the data file. */
  rows: string
  /** Below `site/`; empty where the rows are here. */
  source: string
  columns: ColumnView[]
  choices: {parameter: string; label: string; values: string[]}[]
  /** What the rows that do not count are, in words; empty where there are none. */
  asides: string
  grid: GridView | null
}

interface ColumnView {
  title: string
  width: string
  /** Name in the address of the page. */
  parameter: string
  words: string
  /** Of a column of words: all that it holds, in their order, for sorting. */
  order: string
  /** Words of a row that is out of the count. */
  asides: string
  page: string
}

/** Of more rows the page holds none: a script shows those that are looked at. */
export const mostRowsInPage = 2000

export function matrixView(matrix: Matrix): MatrixView {
  const {name, title, question, columns, rows} = matrix
  const windowed = rows.length > mostRowsInPage
  const choices = columns.map((column) => columnChoices(column, rows))
  return {
    ...{title, question, name},
    count: rows.length,
    counted: `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'row' : 'rows'}`,
    rows: windowed ? '' : rows.map((row) => printRow(row, columns)).join(''),
    source: windowed ? matrixDataPath(matrix) : '',
    columns: columns.map((column, index) => ({
      title: column.title,
      width: column.width,
      parameter: parameterOf(column.key),
      words: column.words ?? '',
      order: column.words ? (choices[index]?.join('|') ?? '') : '',
      asides: column.words === 'requirement' ? asideWords.join('|') : '',
      page: column.page === undefined ? '' : 'yes',
    })),
    choices: columns.flatMap((column, index) => {
      const values = choices[index]
      return column.choice && values && values.length > 1
        ? [{parameter: parameterOf(column.key), label: column.title, values}]
        : []
    }),
    asides: rows.some((row) => isAside(row, columns)) ? asideWords.join(', ') : '',
    grid: gridOf(matrix),
  }
}

const asideWords = requirementStates.filter(({counted}) => !counted).map(({name}) => name)

/** Below `site/`. */
export function matrixDataPath({name}: Pick<Matrix, 'name'>): string {
  return `matrices/${matrixPageName(name)}.js`
}

/** What the address of the page says beside its columns. */
const taken = new Set(['text', 'sort', 'all'])

function parameterOf(key: string): string {
  return taken.has(key) ? `column ${key}` : key
}

function printRow(row: Row, columns: Column[]): string {
  const cells = columns.map((column) => markup`<td>${printCell(row, column)}</td>`)
  return markup`<tr${isAside(row, columns) ? markup` class="aside"` : null}>${cells}</tr>\n`.text
}

function printCell(row: Row, {key, page, words}: Column): Markup | string {
  const cell = row[key]
  const text = cellText(cell)
  if (text === '') return ''
  if (words) return wordMarkup(words, text)
  if (page === undefined) return breakable(text)
  const ids = Array.isArray(cell) ? cell : [text]
  const slugs = Array.isArray(cell) ? (row[page] as string[]) : [row[page] as string | null]
  // Each of several ids stands on a line of its own; what is copied or read as text keeps the semicolons.
  const links = ids.map((id, index) => {
    const slug = slugs[index]
    const shown = slug
      ? markup`<a class="id" href="${encodeURIComponent(slug)}.html#${encodeURIComponent(id)}">${id}</a>`
      : markup`<span class="id">${id}</span>`
    return index === 0 ? shown : markup`; ${shown}`
  })
  return markup`${links}`
}
