/** A cell with the place of its first character; lines and columns from 1. */
export interface CsvCell {
  text: string
  line: number
  column: number
}

export interface CsvProblem {
  line: number
  column: number
  message: string
}

/**
 * Rows of CSV (RFC 4180), whose lines end in LF. Rows without a text are left out. What is no CSV is a problem, and ends the
 * reading: a quotation mark at a wrong place moves all that follows.
 */
export function readCsv(text: string): {rows: CsvCell[][]; problem: CsvProblem | undefined} {
  const rows: CsvCell[][] = []
  let row: CsvCell[] = []
  let line = 1
  let lineStart = 0
  let at = 0
  const problem = (offset: number, message: string) => ({
    rows,
    problem: {line, column: offset - lineStart + 1, message},
  })
  const endRow = () => {
    if (row.some((cell) => cell.text.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < text.length) {
    const cell: CsvCell = {text: '', line, column: at - lineStart + 1}
    if (text[at] === '"') {
      const opened = {line, column: cell.column}
      at++
      for (;;) {
        const end = text.indexOf('"', at)
        if (end < 0) {
          const message = 'Unexpected end within quotation marks, expected the closing one'
          return {rows, problem: {...opened, message}}
        }
        const part = text.slice(at, end)
        cell.text += part
        for (let found = part.indexOf('\n'); found >= 0; found = part.indexOf('\n', found + 1)) {
          line++
          lineStart = at + found + 1
        }
        at = end + 1
        if (text[at] !== '"') break
        cell.text += '"'
        at++
      }
      if (at < text.length && text[at] !== ',' && text[at] !== '\n')
        return problem(at, 'Unexpected text after a closing quotation mark, expected a comma or the end of the line')
    } else {
      const start = at
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') {
        if (text[at] === '"')
          return problem(
            at,
            'Unexpected quotation mark within a cell, expected it around the whole cell, and doubled inside',
          )
        at++
      }
      cell.text = text.slice(start, at)
    }
    row.push(cell)
    if (text[at] === ',') {
      at++
      if (at === text.length || text[at] === '\n') row.push({text: '', line, column: at - lineStart + 1})
    }
    if (text[at] === '\n') {
      endRow()
      at++
      line++
      lineStart = at
    }
  }
  endRow()
  return {rows, problem: undefined}
}
