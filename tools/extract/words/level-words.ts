import {findLevelWords, type KeywordProfile, type LevelWord} from '../../model/level-word.ts'
import type {Wording} from '../items/wording.ts'

/**
 * The level words of a paragraph, a heading or a cell, at their offsets in the source: those of the very text that a
 * hash is taken over, without code and quotations. The paragraph that says what the level words mean has none.
 */
export function levelWordsIn(wording: Wording[], source: string, keywords: KeywordProfile): LevelWord[] {
  const shown = wording.map(({text}) => text).join('')
  const words = findLevelWords(shown, keywords)
  if (words.length === 0 || isKeywordText(shown, words)) return []
  const running = wording.map(({text, running}) => (running ? text : silence(text))).join('')
  const counted = running === shown && !/["“]/.test(shown) ? words : findLevelWords(unquoted(running), keywords)
  const placeOf = placesIn(wording, source)
  return counted.map((found) => ({word: found.word, level: found.level, offset: placeOf(found)}))
}

/** Quotations say what others said. One ends at the first mark that ends its kind; one that nothing ends is none. */
function unquoted(text: string): string {
  const last = {'"': text.lastIndexOf('"'), '“': text.lastIndexOf('”')}
  let out = ''
  let done = 0
  for (const {0: mark, index} of text.matchAll(/["“]/g)) {
    if (index < done || last[mark as '"' | '“'] <= index) continue
    const end = text.indexOf(mark === '"' ? '"' : '”', index + 1) + 1
    out += text.slice(done, index) + silence(text.slice(index, end))
    done = end
  }
  return out + text.slice(done)
}

/** A character that is no letter and no white space: it parts words, and joins none over a gap. */
function silence(text: string): string {
  return text.replace(/\S/g, '\ufffc')
}

function isKeywordText(text: string, words: LevelWord[]): boolean {
  return words.length > 2 && /BCP\s+14|RFC\s*2119|RFC\s*8174/.test(text)
}

/** Says of level words, in their order, where they stand in the source. */
function placesIn(wording: Wording[], source: string): (word: LevelWord) => number {
  let stretch = 0
  let before = 0
  let own: string | undefined
  let spelt = new Map<string, {found: number; place: number; lost?: boolean}>()
  return ({word, offset}) => {
    while (offset >= before + wording[stretch]!.text.length) {
      before += wording[stretch]!.text.length
      stretch++
      spelt = new Map()
      own = undefined
    }
    const {text, start, end} = wording[stretch]!
    const index = offset - before
    const letters = /^\w+/.exec(text.slice(index, index + word.length))![0]
    // Its first letters are counted up to it, in the text and in the source, since marks and line ends lie between.
    const known = spelt.get(letters) ?? {found: -1, place: -letters.length}
    spelt.set(letters, known)
    own ??= source.slice(start, end)
    while (known.found < index && !known.lost) {
      known.found = text.indexOf(letters, known.found + 1)
      known.place = own.indexOf(letters, known.place + letters.length)
      known.lost = known.place < 0
    }
    // Spelt otherwise there: the stretch that it stands in.
    return known.lost ? start : start + known.place
  }
}
