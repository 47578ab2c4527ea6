import {scriptData} from '../site/script-data.ts'
import {cellText} from './cells.ts'
import type {Matrix} from './matrix.ts'

/**
 * The rows of a long list for the script of its page: column by column, each value once and its number in every row. Sorting and
 * searching look at the values, which are far fewer than the cells. Beside the values of a linked column stand the pages that
 * they lead to.
 */
export function matrixData({columns, rows}: Matrix): string {
  const data = columns.map(({key, page}) => {
    const places = new Map<string, number>()
    const pages: string[] = []
    const of = rows.map((row) => {
      const text = cellText(row[key])
      const known = places.get(text)
      if (known !== undefined) return known
      if (page !== undefined) pages.push(cellText(row[page]))
      places.set(text, places.size)
      return places.size - 1
    })
    return {values: [...places.keys()], of, ...(page !== undefined && {pages})}
  })
  return `window.matrixData = ${scriptData(data)}\n`
}
