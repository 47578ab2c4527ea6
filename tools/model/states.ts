/**
 * What a requirement, a case and a need can be on a target: one closed table of words, used by database, site, matrices,
 * statements, reports, PDF and terminal alike.
 */
export interface State {
  kind: 'requirement' | 'case' | 'need'
  /** In the database too: `reason` of view `coverage`, `state` of view `answers`, `state` of view `need_coverage`. */
  name: string
  /** Beside the word, never instead of it; every glyph is in the fonts of the PDF. */
  symbol: string
  /** How it is coloured: earned, earned by a document, refuted, still owed, or out of the count. */
  look: 'verified' | 'attested' | 'bad' | 'open' | 'aside'
  /** Of a requirement: it is in the denominator. */
  counted: boolean
  /** Of a requirement: it is in the numerator. */
  shown: boolean
  /** A sentence without its full stop. */
  meaning: string
}

const aside = {look: 'aside', counted: false, shown: false} as const
const open = {look: 'open', counted: true, shown: false} as const
const bad = {look: 'bad', counted: true, shown: false} as const
const shown = {counted: true, shown: true} as const

/** In the order in which they are tried: the first that holds is the state. */
const ofRequirement: Omit<State, 'kind'>[] = [
  {
    name: 'not applicable',
    symbol: '–',
    ...aside,
    meaning: 'by its condition or its profiles it does not apply to this target',
  },
  {name: 'not answerable', symbol: '¬', ...aside, meaning: 'it binds a subject that this target cannot answer for'},
  {name: 'permission', symbol: '◊', ...aside, meaning: 'a permission: there is nothing to verify'},
  {name: 'undecided', symbol: '?', ...open, meaning: 'the claim does not say whether it applies'},
  {name: 'waived', symbol: '△', ...open, meaning: 'an accepted gap, with reason, owner and expiry'},
  {name: 'no case', symbol: '□', ...open, meaning: 'no case checks it yet'},
  {name: 'no evidence', symbol: '□', ...open, meaning: 'no evidence answers it yet'},
  {name: 'not run', symbol: '○', ...open, meaning: 'what answers it has not been run, or only in an outdated form'},
  {name: 'not observable', symbol: '◌', ...open, meaning: 'this target could not be seen to meet it or to break it'},
  {name: 'failed', symbol: '✗', ...bad, meaning: 'something that answers it fails'},
  {name: 'error', symbol: '‼', ...bad, meaning: 'something that answers it could not be judged'},
  {name: 'verified', symbol: '✓', look: 'verified', ...shown, meaning: 'observed: every case that answers it passes'},
  {
    name: 'attested',
    symbol: '◆',
    look: 'attested',
    ...shown,
    meaning: 'evidence of an inspection or analysis answers it',
  },
]

/** A case that does not apply has no verdict; else the state is the verdict. */
const ofCase: Omit<State, 'kind'>[] = [
  {name: 'not applicable', symbol: '–', ...aside, meaning: 'it, or its requirement, does not apply to this target'},
  {
    name: 'not answerable',
    symbol: '¬',
    ...aside,
    meaning: 'its requirement binds a subject that this target cannot answer for',
  },
  {name: 'undecided', symbol: '?', ...open, meaning: 'the claim does not say whether it applies'},
  {name: 'fail', symbol: '✗', ...bad, meaning: 'what it asserts did not hold'},
  {name: 'error', symbol: '‼', ...bad, meaning: 'it could not judge'},
  {name: 'not-run', symbol: '○', ...open, meaning: 'it has not been run, or only in an outdated form'},
  {name: 'not-observable', symbol: '◌', ...open, meaning: 'this target cannot show what it asks for'},
  {name: 'waived', symbol: '△', ...open, meaning: 'an accepted gap, with reason, owner and expiry'},
  {name: 'pass', symbol: '✓', look: 'verified', ...shown, meaning: 'what it asserts was seen to hold'},
]

const ofNeed: Omit<State, 'kind'>[] = [
  {name: 'not asked', symbol: '–', ...aside, meaning: 'nothing that serves it is counted on this target'},
  {name: 'open', symbol: '○', ...open, meaning: 'something that serves it is not shown'},
  {name: 'shown', symbol: '✓', look: 'verified', ...shown, meaning: 'everything that serves it and counts is shown'},
]

export const states: readonly State[] = [
  ...ofRequirement.map((state) => ({kind: 'requirement', ...state}) as const),
  ...ofCase.map((state) => ({kind: 'case', ...state}) as const),
  ...ofNeed.map((state) => ({kind: 'need', ...state}) as const),
]

/** Of a requirement, in the order in which they are tried. */
export const requirementStates: readonly State[] = states.filter(({kind}) => kind === 'requirement')

const byName = new Map(states.map((state) => [`${state.kind} ${state.name}`, state]))

/** Of a word that the database gave. */
export function stateOf(kind: State['kind'], name: string): State {
  const state = byName.get(`${kind} ${name}`)
  if (!state) throw new Error(`no such state of a ${kind}: ${name}`)
  return state
}

/** A word as a class name. */
export function stateClass(name: string): string {
  return name.replaceAll(' ', '-')
}
