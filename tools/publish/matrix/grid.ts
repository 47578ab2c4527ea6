import {linkStateOf} from '../../model/link-states.ts'
import {cellText} from './cells.ts'
import type {Matrix} from './matrix.ts'
import {wordClass} from './words.ts'

export interface GridView {
  corner: string
  columns: {text: string}[]
  rows: {head: string; cells: {word: string; look: string}[]}[]
  legend: {word: string; look: string; meaning: string}[]
}

/** More cells than that are a wall, not a picture. */
const largestGrid = 2000

/** The same as the list, where it is small enough to be seen at once. */
export function gridOf({grid, rows, columns}: Matrix): GridView | null {
  if (!grid) return null
  const heads = distinct(rows.map((row) => cellText(row[grid.row])))
  const tops = distinct(rows.map((row) => cellText(row[grid.column])))
  if (heads.length * tops.length > largestGrid || heads.length === 0 || tops.length === 0) return null
  const marks = new Map(rows.map((row) => [`${row[grid.row]}\n${row[grid.column]}`, cellText(row[grid.mark])]))
  return {
    corner: columns.find(({key}) => key === grid.row)!.title,
    columns: tops.map((text) => ({text})),
    rows: heads.map((head) => ({
      head,
      cells: tops.map((top) => {
        const word = marks.get(`${head}\n${top}`) ?? ''
        return {word, look: word === '' ? '' : wordClass('link', word)}
      }),
    })),
    legend: distinct([...marks.values()]).map((word) => ({
      word,
      look: wordClass('link', word),
      meaning: linkStateOf(word).meaning,
    })),
  }
}

function distinct(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))].sort()
}
