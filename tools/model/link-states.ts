import type {State} from './states.ts'

/** How a link stands: the words of `link.status` in the database, with what they look like wherever they are shown. */
export interface LinkState extends Pick<State, 'name' | 'symbol' | 'meaning'> {
  look: 'verified' | 'bad' | 'open' | 'aside'
}

export const linkStates: readonly LinkState[] = [
  {name: 'covers', symbol: '●', look: 'verified', meaning: 'it holds, and covers what it leads to'},
  {name: 'resolved', symbol: '●', look: 'verified', meaning: 'it holds; its role covers nothing'},
  {name: 'outdated', symbol: '○', look: 'open', meaning: 'it names an earlier revision'},
  {name: 'duplicate', symbol: '○', look: 'open', meaning: 'it stands twice'},
  {name: 'orphaned', symbol: '✗', look: 'bad', meaning: 'what it leads to is not there'},
  {name: 'wrong-type', symbol: '✗', look: 'bad', meaning: 'what it leads to is of another type than its role asks for'},
  {name: 'waived', symbol: '△', look: 'aside', meaning: 'an accepted gap, with reason, owner and expiry'},
]

const byName = new Map(linkStates.map((state) => [state.name, state]))

/** Of a word that the database gave. */
export function linkStateOf(name: string): LinkState {
  const state = byName.get(name)
  if (!state) throw new Error(`no such state of a link: ${name}`)
  return state
}
