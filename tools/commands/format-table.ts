import {csvRow} from '../text/csv.ts'

const widest = 60

/** Columns side by side; a long or broken text is cut with `…`, which `--format json` shows whole. */
export function formatTable(columns: string[], rows: unknown[][]): string {
  const heads = columns.map(shorten)
  const cells = rows.map((row) => row.map((value) => shorten(value === null ? '' : String(value))))
  const widths = heads.map((head, index) =>
    cells.reduce((width, row) => Math.max(width, row[index]!.length), head.length),
  )
  const line = (row: string[]) =>
    `${row
      .map((text, index) =>
        typeof rows[0]?.[index] === 'number' ? text.padStart(widths[index]!) : text.padEnd(widths[index]!),
      )
      .join('  ')
      .trimEnd()}\n`
  return (
    line(heads) +
    line(widths.map((width) => '-'.repeat(width))) +
    cells.map(line).join('') +
    `${rows.length} row${rows.length === 1 ? '' : 's'}\n`
  )
}

export function formatCsv(columns: string[], rows: unknown[][]): string {
  return csvRow(columns) + rows.map(csvRow).join('')
}

function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line
}
