import {requirementStates} from '../../model/states.ts'
import type {Counts} from './report.ts'

/** Of requirements with their states on a target. */
export function countStates(requirements: {state: string}[]): Counts {
  const found = new Map<string, number>()
  for (const {state} of requirements) found.set(state, (found.get(state) ?? 0) + 1)
  const of = (name: string) => found.get(name) ?? 0
  const sum = (test: (state: (typeof requirementStates)[number]) => boolean) =>
    requirementStates.filter(test).reduce((total, {name}) => total + of(name), 0)
  const counted = sum((state) => state.counted)
  const shown = sum((state) => state.shown)
  return {
    requirements: requirements.length,
    counted,
    shown,
    verified: of('verified'),
    attested: of('attested'),
    shown_percent: counted === 0 ? null : Math.floor((shown * 100) / counted),
    states: Object.fromEntries(requirementStates.flatMap(({name}) => (found.has(name) ? [[name, of(name)]] : []))),
  }
}
