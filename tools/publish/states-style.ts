import {type State, stateClass, states} from '../model/states.ts'

/** Rules for a style sheet: every state of the closed table with its symbol and the colour of its look. */
export function statesStyle(): string {
  return states
    .map(
      (state) => `${selector(state)} {\n  --state: var(--${colours[state.look]});\n}
${selector(state)}::before {\n  content: '${state.symbol}';\n  content: '${state.symbol}' / '';\n}\n`,
    )
    .join('')
}

const colours: Record<State['look'], string> = {
  verified: 'good',
  attested: 'attested',
  bad: 'bad',
  open: 'open',
  aside: 'aside',
}

/** A need's states have names that a requirement's could have too. */
function selector({kind, name}: State): string {
  return `.state.${kind === 'need' ? 'need-' : ''}${stateClass(name)}`
}
