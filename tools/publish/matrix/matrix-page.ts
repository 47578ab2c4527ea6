import {stateOf} from '../../model/states.ts'
import {readTemplate} from '../templates.ts'
import type {Column, Matrix} from './matrix.ts'

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
        const text = String(row[key] ?? '')
        const slug = page === undefined ? null : String(row[page] ?? '')
        return {
          text,
          href: slug && text ? `../site/${encodeURIComponent(slug)}.html#${encodeURIComponent(text)}` : '',
          state: state ? lookOf(state, text) : '',
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
  const marks = new Map(rows.map((row) => [`${row[grid.row]}\n${row[grid.column]}`, String(row[grid.mark] ?? '')]))
  return {
    corner: columns.find(({key}) => key === grid.row)!.title,
    columns: tops.map((text) => ({text})),
    rows: heads.map((head) => ({
      head,
      cells: tops.map((top) => {
        const status = marks.get(`${head}\n${top}`) ?? ''
        return {
          mark: status === '' ? '' : status === 'covers' || status === 'resolved' ? '●' : '○',
          state: lookOf('link', status),
        }
      }),
    })),
  }
}

function distinct(values: (string | number | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))].sort()
}

const links: Record<string, string> = {
  covers: 'good',
  resolved: 'good',
  orphaned: 'bad',
  'wrong-type': 'bad',
  outdated: 'open',
  duplicate: 'open',
  waived: 'aside',
}

/** Of a word of the column's vocabulary; nothing where the cell is empty. */
function lookOf(kind: NonNullable<Column['state']>, word: string): string {
  if (word === '') return ''
  const look = kind === 'link' ? (links[word] ?? 'open') : stateOf(kind, word).look
  return `state ${look === 'verified' || look === 'attested' ? 'good' : look}`
}
