export const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY'] as const

export type Level = (typeof levels)[number]

/** Which words carry a level: BCP 14 (RFC 2119, RFC 8174), ISO/IEC Directives part 2, or 3GPP TR 21.801. */
export type KeywordProfile = 'bcp14' | 'iso' | '3gpp'

export interface LevelWord {
  /** As it stands in the source, white space folded. */
  word: string
  level: Level
  /** UTF-16 offset in the text that was searched. */
  offset: number
}

export interface FoundLevelWord extends LevelWord {
  /** The offset after it. */
  end: number
}

/** Longest first, so that a negated form is never read as its plain one. */
const words: Record<KeywordProfile, [string, Level][]> = {
  bcp14: [
    ['NOT RECOMMENDED', 'SHOULD NOT'],
    ['SHOULD NOT', 'SHOULD NOT'],
    ['SHALL NOT', 'MUST NOT'],
    ['MUST NOT', 'MUST NOT'],
    ['RECOMMENDED', 'SHOULD'],
    ['REQUIRED', 'MUST'],
    ['OPTIONAL', 'MAY'],
    ['SHOULD', 'SHOULD'],
    ['SHALL', 'MUST'],
    ['MUST', 'MUST'],
    ['MAY', 'MAY'],
  ],
  iso: isoWords(),
  '3gpp': isoWords(),
}

function isoWords(): [string, Level][] {
  return [
    ['should not', 'SHOULD NOT'],
    ['shall not', 'MUST NOT'],
    ['need not', 'MAY'],
    ['should', 'SHOULD'],
    ['shall', 'MUST'],
    ['may', 'MAY'],
  ]
}

/** What goes on with a word: letters of any script, and the marks on them. */
const inWord = '[\\p{L}\\p{M}\\p{N}_-]'

const patterns = Object.fromEntries(
  Object.entries(words).map(([profile, list]) => [
    profile,
    new RegExp(`(?<!${inWord})(?:${list.map(([word]) => word.replace(' ', '\\s+')).join('|')})(?!${inWord})`, 'gu'),
  ]),
) as Record<KeywordProfile, RegExp>

/** What no reader sees: soft hyphens, joiners, marks of direction. It parts no word. */
const unseen = /(?!\s)\p{Default_Ignorable_Code_Point}/gu

/** Every level word of `text`, in order. Callers blank out what does not count (code, quotations). */
export function findLevelWords(text: string, profile: KeywordProfile): FoundLevelWord[] {
  const seen = /[^\0-\x7f]/.test(text) ? text.replace(unseen, '') : text
  const place = seen === text ? (index: number) => index : (index: number) => offsetIn(text, index)
  const found: FoundLevelWord[] = []
  for (const match of seen.matchAll(patterns[profile])) {
    const word = match[0].replace(/\s+/g, ' ')
    const level = words[profile].find(([candidate]) => candidate === word)![1]
    const end = place(match.index + match[0].length - 1) + 1
    found.push({word, level, offset: place(match.index), end})
  }
  return found
}

/** Where the character stands that has so many seen ones before it. */
function offsetIn(text: string, seen: number): number {
  let offset = seen
  for (const {index, 0: character} of text.matchAll(unseen)) {
    if (index > offset) break
    offset += character.length
  }
  return offset
}
