/**
 * One row of CSV (RFC 4180), ended by LF. A text that a spreadsheet would take for a formula opens with an apostrophe.
 */
export function csvRow(cells: unknown[]): string {
  return `${cells.map(cell).join(',')}\n`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
