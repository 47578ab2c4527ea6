import {requirementStates, type State} from './states.ts'

/** Requirements of a target by state, and what is made of them. */
export interface StateCounts {
  /** All, asked of the target or not. */
  requirements: number
  /** Asked of it: the denominator. */
  counted: number
  shown: number
  /** Observed by cases. */
  verified: number
  /** By evidence of an inspection or analysis. */
  attested: number
  /** Of what is counted, rounded down; null where nothing is. */
  shown_percent: number | null
  /** Each state that occurs. */
  states: Record<string, number>
}

/** Of states with their numbers; a state may come several times. */
export function countStates(numbers: Iterable<readonly [state: string, number: number]>): StateCounts {
  const found = new Map<string, number>()
  for (const [name, number] of numbers) found.set(name, (found.get(name) ?? 0) + number)
  const sum = (test: (state: State) => boolean) =>
    requirementStates.filter(test).reduce((total, {name}) => total + (found.get(name) ?? 0), 0)
  const counted = sum((state) => state.counted)
  const shown = sum((state) => state.shown)
  return {
    requirements: sum(() => true),
    counted,
    shown,
    verified: found.get('verified') ?? 0,
    attested: found.get('attested') ?? 0,
    shown_percent: counted === 0 ? null : Math.floor((shown * 100) / counted),
    states: Object.fromEntries(
      requirementStates.flatMap(({name}) => (found.has(name) ? [[name, found.get(name)!] as const] : [])),
    ),
  }
}

/** How many have one of these looks. */
export function countLooks({states}: Pick<StateCounts, 'states'>, ...looks: State['look'][]): number {
  return requirementStates
    .filter(({look}) => looks.includes(look))
    .reduce((total, {name}) => total + (states[name] ?? 0), 0)
}

/** The two figures that never stand alone, in words: shown of what was asked, and asked of all. */
export function shareInWords({requirements, counted, shown, verified, attested, shown_percent}: StateCounts): string {
  if (counted === 0) return `none: of ${requirements} requirements nothing is asked of this target`
  return `${shown} of ${counted} shown (${shown_percent} %): ${verified} observed, ${attested} attested; ${counted} of ${requirements} requirements are asked of this target`
}
