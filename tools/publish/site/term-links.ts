import type {TermRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {escapeText} from './markup.ts'
import {escapeHtml} from './print/printing.ts'

/** Fragment of a term's definition. No heading's anchor holds a colon. */
export function termAnchor(name: string): string {
  return `term:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
}

/**
 * Links the first use of every term: whole words, the longest term first, in any case, with or without a plural `s`. A
 * term without a lower-case letter is an acronym and is linked only as it is written: CAN is no verb. Which texts may hold
 * links is the printer's to say.
 *
 * The function that `start` gives is for the texts of one chapter, in order: it remembers what it has linked. It takes
 * running text, and gives HTML.
 */
export function termLinker(terms: TermRow[]): {start(slug: string): (text: string) => string} {
  const known = new Map<string, {name: string; acronym: boolean; row: TermRow}>()
  for (const row of terms) {
    const key = keyOf(row[0])
    if (key !== '' && !known.has(key)) known.set(key, {name: row[0], acronym: row[0] === row[0].toUpperCase(), row})
  }
  if (known.size === 0) return {start: () => escapeHtml}
  const names = [...known.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(pattern)
  const search = new RegExp(`(?<![\\p{L}\\p{N}_-])(${names.join('|')})s?(?![\\p{L}\\p{N}_-])`, 'giu')
  return {
    start(slug) {
      const linked = new Set<string>()
      return (text) => {
        let html = ''
        let done = 0
        for (const {0: whole, 1: match, index} of text.matchAll(search)) {
          const key = keyOf(match!)
          const term = known.get(key)
          if (!term || linked.has(key) || (term.acronym && match !== term.name)) continue
          linked.add(key)
          const [name, meaning, page, section, placed] = term.row
          const href = hrefOf(page, placed ? termAnchor(name) : section, slug)
          html += `${escapeHtml(text.slice(done, index))}<a class="term" href="${href}" title="${escapeText(meaning)}">${escapeHtml(whole)}</a>`
          done = index + whole.length
        }
        return html + escapeHtml(done === 0 ? text : text.slice(done))
      }
    },
  }
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

function pattern(key: string): string {
  return key
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
}
