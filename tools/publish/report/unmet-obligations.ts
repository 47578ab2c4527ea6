import type {Report} from './report.ts'

/** Obligations of a profile that keep it from being met, each once: one may be open and denied by the claim, too. */
export function unmetObligations({prevents, denies}: Report['conclusions'][number]): Set<string> {
  return new Set([...prevents.flatMap(({ids}) => ids), ...denies])
}

/** Said of a profile of which no obligation applies: that is no conformance. */
export const nothingOwed = 'none: no obligation of it applies to this target'
