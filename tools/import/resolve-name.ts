import type {IdPatterns} from '../model/id-pattern.ts'
import {type Case, parseRevisioned} from '../model/sources.ts'

/** What the specification has that a test may name. */
export interface Known {
  ids: IdPatterns
  /** A requirement in force: its revision, and what answers its verification method. */
  requirement(id: string): {revision: number; answer: string | null} | undefined
  case(id: string): Case | undefined
}

export interface Named {
  requirement: string
  revision: number
  case: Case | undefined
  /** No revision was named: that in force counts. */
  assumed: boolean
  /** The revision in force, where another one was named. */
  outdated: number | undefined
}

/** `ID`, `ID@revision`, or the id of a case of ours. */
export function resolveName(name: string, known: Known): Named | {problem: string} {
  const own = known.case(name)
  if (own) {
    const {requirement, revision} = own
    return {requirement, revision, case: own, assumed: false, outdated: undefined}
  }
  const revisioned = parseRevisioned(name)
  const id = revisioned?.id ?? name
  const found = known.requirement(id)
  if (!found) return {problem: 'no requirement in force has this id'}
  if (found.answer !== 'case') return {problem: 'no test answers its method of verification'}
  const revision = revisioned?.revision ?? found.revision
  return {
    requirement: id,
    revision,
    case: undefined,
    assumed: !revisioned,
    outdated: revision === found.revision ? undefined : found.revision,
  }
}
