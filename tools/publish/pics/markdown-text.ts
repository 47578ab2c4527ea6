/** What somebody said, as Markdown that shows it letter by letter: on one line, with no markup, no tag and no bar of its own. */
export function literal(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*[\]<~|]|&(?=#|[A-Za-z])/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
}

/** The same of a text in which backticks mark code, as ours do. */
export function withCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/\s+/g, ' ').replaceAll('|', '\\|') : literal(part)))
    .join('')
}
