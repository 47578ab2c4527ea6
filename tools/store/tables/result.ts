import type {Sources} from '../../model/sources.ts'
import {table} from '../table.ts'
import {judgedIn} from './binding.ts'

export interface ResultRow {
  target: string
  test_case: string
  requirement: string
  revision: number
  case_hash: string
  judge: string | null
  judged: string
  target_version: string
  observed: string
  reason: string | null
  evidence: string | null
  ordinal: number
}

export const resultTable = table<ResultRow>('result', {
  target: true,
  test_case: true,
  requirement: true,
  revision: true,
  case_hash: true,
  judge: true,
  judged: true,
  target_version: true,
  observed: true,
  reason: true,
  evidence: true,
  ordinal: true,
})

/** Of targets that are described. Lines of one case are counted, so that none hides the other. */
export function resultRows(sources: Sources): ResultRow[] {
  const known = new Set(sources.targets.map(({name}) => name))
  const judgedOf = judgedIn(sources)
  const lines = new Map<string, number>()
  return sources.runs
    .filter(({target}) => known.has(target))
    .flatMap(({target, targetVersion, judged, results}) =>
      results.map(({case: id, requirement, revision, caseHash, judge, observed, reason, evidence}) => {
        const key = JSON.stringify([target, id, requirement])
        const ordinal = (lines.get(key) ?? 0) + 1
        lines.set(key, ordinal)
        return {
          target,
          test_case: id,
          requirement,
          revision,
          case_hash: caseHash,
          judge,
          judged: judgedOf(target, id, judged),
          target_version: targetVersion,
          observed,
          reason,
          evidence,
          ordinal,
        }
      }),
    )
}
