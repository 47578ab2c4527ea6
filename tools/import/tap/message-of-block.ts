/**
 * What a block of YAML below a test point says happened: the value of `error` or `message`; empty where it has neither. Only
 * the forms are read that runners write, for the text is shown to a person and decides nothing.
 */
export function messageOfBlock(lines: string[]): string {
  for (const key of ['error', 'message']) {
    const at = lines.findIndex((line) => line.startsWith(`${key}:`))
    if (at < 0) continue
    const value = lines[at]!.slice(key.length + 1).trim()
    const text = /^[|>][+-]?\d?$/.test(value) ? indented(lines, at + 1) : unquoted(value)
    if (text.trim() !== '') return text
  }
  return ''
}

function indented(lines: string[], from: number): string {
  const end = lines.findIndex((line, index) => index >= from && line.trim() !== '' && !/^\s/.test(line))
  return lines
    .slice(from, end < 0 ? undefined : end)
    .map((line) => line.replace(/^ {1,2}/, ''))
    .join('\n')
}

function unquoted(value: string): string {
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'")
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) return fromJson(value)
  return value
}

function fromJson(value: string): string {
  try {
    return String(JSON.parse(value))
  } catch {
    return value.slice(1, -1)
  }
}
