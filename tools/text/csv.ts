/**
 * One row of CSV (RFC 4180), ended by LF. A text that a spreadsheet would take for a formula opens with an apostrophe.
 */
export function csvRow(cells: unknown[]): string {
  return `${cells.map(cell).join(',')}\n`
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  const text = opensFormula(String(value)) ? `'${value}` : String(value)
  // A log would take a line that opens with `::` or `##[` for a command.
  return /[",\r\n]|^(?:::|##\[)/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets skip what is unseen before a formula, and read the wide and the small form of its first sign alike. */
function opensFormula(text: string): boolean {
  const first = /[^\s\p{Cc}\p{Cf}]/u.exec(text)?.[0] ?? ''
  return /^[\t\r]/.test(text) || /^[=+\-@\u2212]/.test(first.normalize('NFKC'))
}
