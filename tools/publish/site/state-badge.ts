import {stateClass} from '../../model/states.ts'
import {type Markup, markup} from './markup.ts'

/** What a requirement is on a target, as an entry of a list; the style sheet puts the symbol of the state before it. */
export function stateBadge(target: string, state: string): Markup {
  return markup`<li class="state ${stateClass(state)}">${target}: ${state}</li>`
}
