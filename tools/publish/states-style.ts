import {linkStates} from '../model/link-states.ts'
import {type State, stateClass, states} from '../model/states.ts'

/** Rules for a style sheet: every state of the closed tables with its symbol and the colour of its look. */
export function statesStyle(): string {
  return [
    ...states.map((state) => rules(selector(state), state)),
    ...linkStates.map((state) => rules(`.state.link-${stateClass(state.name)}`, state)),
  ].join('')
}

function rules(selected: string, {look, symbol}: Pick<State, 'look' | 'symbol'>): string {
  return `${selected} {\n  --state: var(--${colours[look]});\n}
${selected}::before {\n  content: '${symbol}';\n  content: '${symbol}' / '';\n}\n`
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
