/**
 * Constructs on which the native parser and the reference are known to give different trees, most of them by a
 * position only. The patterns are wider than the constructs: a needless use of the slower reference costs milliseconds,
 * a needless difference costs trust. `tests/markdown/engines.test.ts` looks for more of them at random.
 */
const knownDifferences: [construct: string, pattern: RegExp][] = [
  ['U+0000, which one of them replaces', /\0/],
  ['a tab that indents', /^[ \t>\d.)*+-]*\t/m],
  ['a task list item', /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t].*\[[ xX]\]/m],
  ['a first line that opens front matter which nothing closes', /^---[ \t]*\n(?![\s\S]*?(?<=\n)---[ \t]*(?:\n|$))/],
  ['a character outside the basic plane beside emphasis', /[\ud800-\udfff][*_~]|[*_~][\ud800-\udfff]/],
  ['an e-mail address or host without its scheme, linked by GFM', /www\.|\S@\S/i],
  [
    'an HTML block in a list item or a block quote, or right after a table',
    /^(?:[ \t]+|[ \t]*>.*|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t].*)<[!/?a-z]|\|[ \t]*\r?\n<[!/?a-z]/im,
  ],
  ['indented code', /(?:^|^[ \t]*\r?\n|^ {0,3}#.*\r?\n|^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*) {4}/m],
  ['an escape right before the same mark of emphasis', /\\([*_~])\1/],
  ['a definition in a list item or a block quote', /^[ \t]*(?:>|[-*+]|\d{1,9}[.)]|[ \t]).*\]:/m],
  [
    'a quote in a list of a quote',
    /^[ \t]*>(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*|[ \t]{2,})>/m,
  ],
  ['a table beside a block quote', /^[ \t]*>.*\|[ \t]*\n[ \t]*\||^[ \t]*\|.*\|[ \t]*\n[ \t]*>/m],
  [
    'emphasis that opens and closes with runs of other lengths',
    /(?<!\*)(?:\*\*[^*\n]+(?<!\s)\*|\*[^*\n]+(?<!\s)\*\*)(?!\*)/,
  ],
  ['the same with low lines', /(?<![\w_])(?:__[^_\n]+(?<!\s)_|_[^_\n]+(?<!\s)__)(?![\w_])/],
  ['a long run of marks of emphasis', /\*{4}|_{4}/],
  [
    'a list item of a quote that opens with another block',
    /^[ \t]*>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:#|[-*_][ \t]*[-*_]|[-*+][ \t]|\d{1,9}[.)])/m,
  ],
  ['an empty line of a quote in a quote', /^[ \t]*>[ \t>]*>[ \t]*$/m],
  ['an empty list item', /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*$/m],
]

const fenceLine = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*)(`{3,}|~{3,})/

export function hasKnownDifference(source: string): boolean {
  return knownDifferences.some(([, pattern]) => pattern.test(source)) || hasOpenFence(source) || hasOddBacktick(source)
}

/** A fence inside a list item or a block quote that its container ends, or one that the end of the source does. */
function hasOpenFence(source: string): boolean {
  if (!/```|~~~/.test(source)) return false
  let open: {marker: string; container: string} | undefined
  for (const line of source.split('\n')) {
    const match = fenceLine.exec(line)
    if (!open) {
      if (match) open = {marker: match[2]!, container: match[1]!}
      continue
    }
    if (open.container !== '' && line.trim() !== '' && !continues(line, open.container)) return true
    if (match && match[2]!.startsWith(open.marker)) open = undefined
  }
  return open !== undefined
}

function continues(line: string, container: string): boolean {
  for (let index = 0; index < container.length; index++) {
    const character = container[index]
    if (character === '>' ? line[index] !== '>' : line[index] !== ' ' && line[index] !== character) return false
  }
  return true
}

/** A backtick that nothing closes, in a paragraph that goes on inside a container. */
function hasOddBacktick(source: string): boolean {
  return source
    .split(/\n[ \t>]*\n/)
    .some((block) => /^[ \t]*(?:>|[-*+][ \t]|\d)/.test(block) && /`[ \t]*$/m.test(block))
}
