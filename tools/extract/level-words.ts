import {findLevelWords, type KeywordProfile, type LevelWord} from '../level-word.ts'
import type {Wording} from './wording.ts'

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
  return counted.map((found) => ({word: found.word, level: found.level, offset: placeOf(found, wording, source)}))
}

/** Quotations say what others said. */
function unquoted(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”/g, silence)
}

/** A character that is no letter and no white space: it parts words, and joins none over a gap. */
function silence(text: string): string {
  return text.replace(/\S/g, '\ufffc')
}

function isKeywordText(text: string, words: LevelWord[]): boolean {
  return words.length > 2 && /BCP\s+14|RFC\s*2119|RFC\s*8174/.test(text)
}

/**
 * Offset in the source of a word that was found in the joined text. Its first letters are counted up to it, in the text
 * and then in the source, since marks and line ends lie between; spelt otherwise there, the stretch that it stands in.
 */
function placeOf({word, offset}: LevelWord, wording: Wording[], source: string): number {
  let before = 0
  for (const {text, start, end} of wording) {
    const index = offset - before
    before += text.length
    if (offset >= before) continue
    const letters = /^\w+/.exec(text.slice(index, index + word.length))![0]
    let place = start - letters.length
    for (let found = text.indexOf(letters); found >= 0 && found <= index; found = text.indexOf(letters, found + 1)) {
      place = source.indexOf(letters, place + letters.length)
      if (place < 0 || place >= end) return start
    }
    return place
  }
  return wording[0]!.start
}
