export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY'

/** Which words carry a level: BCP 14 (RFC 2119, RFC 8174), ISO/IEC Directives part 2, or 3GPP TR 21.801. */
export type KeywordProfile = 'bcp14' | 'iso' | '3gpp'

export interface LevelWord {
  /** As it stands in the source, white space folded. */
  word: string
  level: Level
  /** UTF-16 offset in the text that was searched. */
  offset: number
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

// Between two words of one level stand white space, line ends and the marks of block quotes.
const patterns = Object.fromEntries(
  Object.entries(words).map(([profile, list]) => [
    profile,
    new RegExp(`(?<![\\w-])(?:${list.map(([word]) => word.replace(' ', '[\\s>]+')).join('|')})(?![\\w-])`, 'g'),
  ]),
) as Record<KeywordProfile, RegExp>

/** Every level word of `text`, in order. Callers blank out what does not count (code, quotations). */
export function findLevelWords(text: string, profile: KeywordProfile): LevelWord[] {
  const found: LevelWord[] = []
  for (const match of text.matchAll(patterns[profile])) {
    const word = match[0].replace(/[\s>]+/g, ' ')
    const level = words[profile].find(([candidate]) => candidate === word)![1]
    found.push({word, level, offset: match.index})
  }
  return found
}
