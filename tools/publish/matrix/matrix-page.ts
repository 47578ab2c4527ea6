import {readTemplate} from '../templates.ts'
import type {Matrix} from './matrix.ts'

interface View {
  specification: string
  version: string
  title: string
  question: string
  count: string
  columns: {title: string}[]
  rows: {cells: {text: string; href: string; state: string}[]}[]
  grid: {
    corner: string
    columns: {text: string}[]
    rows: {head: string; cells: {mark: string; state: string}[]}[]
  } | null
}

/** More cells than that are a wall, not a picture. */
const largestGrid = 2000

/** A list that can be sorted and filtered, and below 2,000 cells the same as a grid. */
export function matrixPage(matrix: Matrix, spec: {title: string; version: string}): string {
  const render = readTemplate<View>('matrix/matrix.html.hbs')
  const {title, question, columns, rows} = matrix
  return render({
    specification: spec.title,
    version: spec.version,
    title,
    question,
    count: `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
    columns: columns.map((column) => ({title: column.title})),
    rows: rows.map((row) => ({
      cells: columns.map(({key, page, state}) => {
        const text = row[key] ?? ''
        const slug = page === undefined ? null : row[page]
        return {
          text,
          href: slug && text ? `../site/${encodeURIComponent(slug)}.html#${encodeURIComponent(text)}` : '',
          state: state ? stateClass(text) : '',
        }
      }),
    })),
    grid: gridOf(matrix),
  })
}

function gridOf({grid, rows, columns}: Matrix): View['grid'] {
  if (!grid) return null
  const heads = distinct(rows.map((row) => row[grid.row]))
  const tops = distinct(rows.map((row) => row[grid.column]))
  if (heads.length * tops.length > largestGrid || heads.length === 0 || tops.length === 0) return null
  const marks = new Map(rows.map((row) => [`${row[grid.row]}\n${row[grid.column]}`, row[grid.mark] ?? '']))
  return {
    corner: columns.find(({key}) => key === grid.row)!.title,
    columns: tops.map((text) => ({text})),
    rows: heads.map((head) => ({
      head,
      cells: tops.map((top) => {
        const status = marks.get(`${head}\n${top}`) ?? ''
        return {
          mark: status === '' ? '' : status === 'covers' || status === 'resolved' ? '●' : '○',
          state: stateClass(status),
        }
      }),
    })),
  }
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))].sort()
}

const states: Record<string, string> = {
  covers: 'good',
  resolved: 'good',
  verified: 'good',
  pass: 'good',
  failed: 'bad',
  fail: 'bad',
  error: 'bad',
  orphaned: 'bad',
  'wrong-type': 'bad',
  outdated: 'open',
  duplicate: 'open',
  'not applicable': 'aside',
  permission: 'aside',
  waived: 'aside',
}

function stateClass(text: string): string {
  return text === '' ? '' : `state ${states[text] ?? 'open'}`
}
