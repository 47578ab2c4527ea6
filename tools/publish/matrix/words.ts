import {linkStateOf} from '../../model/link-states.ts'
import {stateClass, stateOf} from '../../model/states.ts'
import {type Markup, markup} from '../site/markup.ts'
import {levelClass} from '../site/words.ts'
import type {Column} from './matrix.ts'

/** A word of a column's vocabulary; the style sheet puts the symbol of a state before it. */
export function wordMarkup(words: NonNullable<Column['words']>, word: string): Markup {
  return markup`<span class="${wordClass(words, word)}">${word}</span>`
}

/** The script of the page makes the same of the same words. */
export function wordClass(words: NonNullable<Column['words']>, word: string): string {
  switch (words) {
    case 'level':
      return `level ${levelClass(word)}`
    case 'link':
      return `state link-${stateClass(linkStateOf(word).name)}`
    default:
      return `state ${stateClass(stateOf(words, word).name)}`
  }
}
