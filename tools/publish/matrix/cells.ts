import type {Cell} from './matrix.ts'

/** What a cell says as text: the ids of a list stand apart by a semicolon, which no id holds. */
export function cellText(cell: Cell | undefined): string {
  return Array.isArray(cell) ? cell.join('; ') : String(cell ?? '')
}
