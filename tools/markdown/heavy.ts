/** A piece of a source that costs a parser more than its length. */
export interface HeavyPart {
  start: number
  end: number
  reason: 'marks' | 'containers'
}

/** Marks of inline Markdown in a paragraph. Parsers compare them with each other: each costs as much as all of them. */
const mostMarks = 2_000
/** Quotes and lists that one line opens or goes on with, and the width of their marks. */
const mostContainers = 100
const widestPrefix = 400

/**
 * Paragraphs and lines that no parser is given: nobody writes them, and their cost grows with the square of their
 * length. A paragraph is taken wider than Markdown takes it, never narrower: it ends at an empty line, a heading, a fence,
 * the first item of a list, and between the rows of a table.
 */
export function heavyParts(source: string): HeavyPart[] {
  const parts: HeavyPart[] = []
  let paragraph = 0
  let fence: string | undefined
  let table: string | undefined
  let before: Line | undefined
  const close = (end: number): void => {
    while (paragraph < end && source[paragraph] === '\n') paragraph++
    if (end - paragraph > mostMarks && countMarks(source, paragraph, end) > mostMarks)
      parts.push({start: paragraph, end, reason: 'marks'})
    paragraph = end
  }
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start)
    const end = newline < 0 ? source.length : newline
    const mark = fenceAt(source, start)
    const line = readLine(source, start, end)
    const next = end + 1
    if (fence !== undefined || mark !== undefined) {
      if (fence === undefined) close(start)
      fence = fence === undefined ? mark : mark?.startsWith(fence) ? undefined : fence
      paragraph = next
    } else if (line.heavy) {
      close(start)
      parts.push({start, end, reason: 'containers'})
      paragraph = next
    } else {
      table = isRow(line) && (table === line.prefix || isDelimiterOf(line, before)) ? line.prefix : undefined
      if (line.interrupts || table !== undefined) close(start)
    }
    before = line
    start = next
  }
  close(source.length)
  return parts
}

/** The source with its heavy parts blanked out, at its old length. */
export function withoutHeavyParts(source: string): string {
  let plain = ''
  let done = 0
  for (const {start, end} of heavyParts(source)) {
    plain += source.slice(done, start) + source.slice(start, end).replace(/[^\n]/g, ' ')
    done = end
  }
  return done === 0 ? source : plain + source.slice(done)
}

interface Line {
  /** Marks of quotes and lists, and the white space among them. */
  prefix: string
  text: string
  /** It ends a paragraph before it, whatever stands there. */
  interrupts: boolean
  heavy: boolean
}

function readLine(source: string, start: number, end: number): Line {
  let at = start
  let containers = 0
  let indent = 0
  let opensList = false
  let inList = false
  while (at < end) {
    const character = source[at]!
    if (character === ' ' || character === '\t') {
      indent += character === ' ' ? 1 : 4
      at++
      continue
    }
    if (character === '>') {
      // The space after a quote mark is part of it.
      indent = -1
      at++
    } else {
      listMark.lastIndex = at
      const mark = listMark.exec(source)
      if (!mark) break
      // Text that goes on may be indented as far as it likes; and of numbers only 1 interrupts it.
      opensList ||= !inList && indent <= 3 && !/^(?!1[.)])\d/.test(mark[0]) && at + mark[0].length < end
      inList = true
      at += mark[0].length
    }
    containers++
  }
  const text = source.slice(at, end)
  return {
    prefix: source.slice(start, at),
    text,
    interrupts: text === '' || opensList || (indent <= 3 && /^#{1,6}[ \t]/.test(text)),
    heavy: containers > mostContainers || (text !== '' && at - start > widestPrefix),
  }
}

const listMark = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|$)/y

/** A fence outside of all containers; elsewhere its container may end before it does. */
const fenceMark = / {0,3}(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/y

function fenceAt(source: string, start: number): string | undefined {
  fenceMark.lastIndex = start
  return fenceMark.exec(source)?.[1]
}

function isRow({text}: Line): boolean {
  return text.startsWith('|') && /\|[ \t]*$/.test(text)
}

function isDelimiterOf(line: Line, head: Line | undefined): boolean {
  if (head === undefined || head.prefix.replace(/[^>]/g, '') !== line.prefix.replace(/[^>]/g, '')) return false
  return isRow(head) && /^[ \t|:-]*$/.test(line.text) && cellsOf(head) === cellsOf(line)
}

function cellsOf({text}: Line): number {
  return text.match(/\\.|\|/g)?.filter((mark) => mark === '|').length ?? 0
}

const marks = new Set([...'*_~`&[]<@!\\'].map((mark) => mark.charCodeAt(0)))

function countMarks(source: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (marks.has(source.charCodeAt(at))) count++
  return count
}
