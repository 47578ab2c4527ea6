import type {Column, Matrix, Row} from './matrix.ts'
import {edgesOf} from './matrix-files.ts'
import {vocabulary} from './vocabulary.ts'

export interface Selection {
  /** Its answers alone; all targets where undefined. */
  target?: string | undefined
  /** Rows of which one of these words holds; all rows where there is none. */
  states: string[]
}

/** The rows of a matrix's CSV that were asked for, or what is wrong with the question. */
export function selectRows(
  matrix: Matrix,
  {target, states}: Selection,
): {columns: Column[]; rows: Row[]} | {unexpected: string} {
  const edges = edgesOf(matrix)
  const targets = targetsOf(edges.columns, edges.rows)
  if (target !== undefined && !targets.includes(target)) return {unexpected: expected('target', target, targets)}
  const columns = edges.columns.filter((column) => target === undefined || (column.target ?? target) === target)
  const worded = columns.filter(({words}) => words !== undefined && words !== 'level')
  const known = [...new Set(worded.flatMap(({words}) => vocabulary(words!)))]
  const stranger = states.find((state) => !known.includes(state))
  if (stranger !== undefined) return {unexpected: expected('state', stranger, known)}
  const rows = edges.rows.filter(
    (row) =>
      (target === undefined || !('target' in row) || row.target === target) &&
      (states.length === 0 || worded.some(({key}) => states.includes(String(row[key] ?? '')))),
  )
  return {columns, rows}
}

function targetsOf(columns: Column[], rows: Row[]): string[] {
  const beside = columns.flatMap(({target}) => (target === undefined ? [] : [target]))
  if (!columns.some(({key}) => key === 'target')) return beside
  return [...new Set(rows.map(({target}) => target))].filter((target) => typeof target === 'string').sort()
}

function expected(what: string, found: string, known: string[]): string {
  const choice = known.length === 0 ? `no ${what}: this matrix has none` : `one of ${known.join(', ')}`
  return `Unexpected ${what} "${found}", expected ${choice}`
}
