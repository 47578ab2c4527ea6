import {linkStates} from '../../model/link-states.ts'
import {states} from '../../model/states.ts'
import type {Column} from './matrix.ts'

const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']

/** The words that a column may hold, in their order. */
export function vocabulary(words: NonNullable<Column['words']>): string[] {
  if (words === 'level') return levels
  if (words === 'link') return linkStates.map(({name}) => name)
  return states.filter(({kind}) => kind === words).map(({name}) => name)
}
