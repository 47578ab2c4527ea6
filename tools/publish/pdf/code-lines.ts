import type {CodeLine} from './document.ts'

/**
 * Set a listing so that none of its lines leaves the page.
 *
 * The letters are as large as the longest line allows, but not smaller than 7 points; what is longer even then
 * continues on the next line. `width` is the room in points.
 */
export function setCode(text: string, width: number): {size: number; lines: CodeLine[]} {
  const lines = text.split('\n').map(expandTabs)
  const longest = Math.max(...lines.map((line) => line.length))
  const size = [8.5, 8, 7.5, 7].find((candidate) => longest <= columns(width, candidate)) ?? 8
  return {size, lines: lines.flatMap((line) => wrap(line, columns(width, size)))}
}

/** Letters of the monospaced font in a line: each is 0.6 of its size wide. */
function columns(width: number, size: number): number {
  return Math.max(8, Math.floor(width / (0.6 * size)))
}

function expandTabs(line: string): string {
  let expanded = ''
  for (const part of line.split(/(\t)/)) expanded += part === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : part
  return expanded
}

/** Breaks at a space where one stands in the last third of the line; leaves two columns for the continuation mark. */
function wrap(line: string, limit: number): CodeLine[] {
  const lines: CodeLine[] = []
  let rest = line
  while (rest.length > limit - (lines.length > 0 ? 2 : 0)) {
    const room = limit - (lines.length > 0 ? 2 : 0)
    const space = rest.lastIndexOf(' ', room - 1) + 1
    const end = wholeCharacter(rest, space > (room * 2) / 3 ? space : room)
    lines.push({text: rest.slice(0, end), continued: lines.length > 0})
    rest = rest.slice(end)
  }
  lines.push({text: rest, continued: lines.length > 0})
  return lines
}

function wholeCharacter(text: string, end: number): number {
  const unit = text.charCodeAt(end)
  return unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end
}
