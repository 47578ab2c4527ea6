import {csvRow} from '../../text/csv.ts'
import {cellText} from './cells.ts'
import type {Matrix} from './matrix.ts'

/** What programs read of a matrix: one row an edge. */
export function edgesOf({columns, rows, edges}: Matrix): Pick<Matrix, 'columns' | 'rows'> {
  return edges ?? {columns, rows}
}

export function matrixCsv(matrix: Matrix): string {
  const {columns, rows} = edgesOf(matrix)
  const cells = (row: (typeof rows)[number]) =>
    columns.map(({key}) => (Array.isArray(row[key]) ? cellText(row[key]) : row[key]))
  return csvRow(columns.map(({key}) => key)) + rows.map((row) => csvRow(cells(row))).join('')
}

export function matrixJson(matrix: Matrix): string {
  const {name, title, question} = matrix
  const {columns, rows} = edgesOf(matrix)
  const plain = rows.map((row) => Object.fromEntries(columns.map(({key}) => [key, row[key] ?? null])))
  return `${JSON.stringify({matrix: name, title, question, columns: columns.map(({key}) => key), rows: plain}, null, 1)}\n`
}
