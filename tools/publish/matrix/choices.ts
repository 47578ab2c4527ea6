import {stateOf} from '../../model/states.ts'
import type {Column, Row} from './matrix.ts'
import {vocabulary} from './vocabulary.ts'

/** More are no choice: the filter of text finds them. */
const mostChoices = 20

/** The values of a column, in the order of its vocabulary, else of their letters; undefined where there are too many. */
export function columnChoices({key, words, choice}: Column, rows: Row[]): string[] | undefined {
  if (!words && !choice) return undefined
  const found = new Set<string>()
  for (const row of rows) {
    const cell = row[key]
    if (cell !== null && cell !== undefined && cell !== '') found.add(String(cell))
    if (found.size > mostChoices) return undefined
  }
  const known = words ? vocabulary(words) : []
  const rank = (word: string) => (known.includes(word) ? known.indexOf(word) : known.length)
  return [...found].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** Is it, on every target that the row speaks of, out of the count? */
export function isAside(row: Row, columns: Column[]): boolean {
  let spoken = false
  for (const {key, words} of columns) {
    if (words !== 'requirement') continue
    const word = row[key]
    if (typeof word !== 'string' || word === '') continue
    if (stateOf('requirement', word).counted) return false
    spoken = true
  }
  return spoken
}
