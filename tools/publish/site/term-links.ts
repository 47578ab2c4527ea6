import type {TermRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {escapeText} from './markup.ts'

/** Fragment of a term's definition. No heading's anchor holds a colon. */
export function termAnchor(name: string): string {
  return `term:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
}

/**
 * Links the first use of every term: whole words, the longest term first, in any case, with or without a plural `s`. A
 * term without a lower-case letter is an acronym and is linked only as it is written: CAN is no verb. Never inside a
 * link, code, a heading, an item's head, a table's head or a figure.
 *
 * The function that `start` gives is for the blocks of one chapter, in order: it remembers what it has linked.
 */
export function termLinker(terms: TermRow[]): {start(slug: string): (html: string) => string} {
  const known = new Map<string, {name: string; acronym: boolean; row: TermRow}>()
  for (const row of terms) {
    const key = keyOf(escapeText(row[0]))
    if (row[0].trim() !== '' && !known.has(key))
      known.set(key, {name: row[0], acronym: row[0] === row[0].toUpperCase(), row})
  }
  const names = [...known.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(pattern)
  const search = new RegExp(
    `${untouched}|<[^>]*>|&[#\\w]+;|(?<![\\p{L}\\p{N}_-])(${names.join('|') || '(?!)'})(s?)(?![\\p{L}\\p{N}_-])`,
    'giu',
  )
  return {
    start(slug) {
      if (known.size === 0) return (html) => html
      const linked = new Set<string>()
      return (html) =>
        html.replace(search, (whole: string, _element: string | undefined, match: string | undefined) => {
          if (match === undefined) return whole
          const key = keyOf(match)
          const term = known.get(key)
          if (!term || linked.has(key)) return whole
          if (term.acronym && match !== escapeText(term.name)) return whole
          linked.add(key)
          const [name, meaning, page, section, placed] = term.row
          const href = hrefOf(page, placed ? termAnchor(name) : section, slug)
          return `<a class="term" href="${href}" title="${escapeText(meaning)}">${whole}</a>`
        })
    },
  }
}

/**
 * Elements that hold no running text; none of them holds another of its name. What an author may leave open is looked
 * for as far as the next tag only.
 */
const untouched = [
  '<(a|code|pre|h[1-6]|th|figure)(?=[\\s>])[^>]*>[\\s\\S]*?<\\/\\1>',
  '<div class="item-head">[\\s\\S]*?<\\/div>',
  '<(?:kbd|summary|p class="note-kind")>[^<]*<\\/(?:kbd|summary|p)>',
  '<span class="[^"]*">[^<]*<\\/span>',
  '<!--[\\s\\S]*?-->',
].join('|')

function keyOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

function pattern(key: string): string {
  return key
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
}
