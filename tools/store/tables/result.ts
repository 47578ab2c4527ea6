import type {Observation} from '../../model/observation.ts'
import type {Sources} from '../../model/sources.ts'
import {table} from '../table.ts'
import {judgedIn} from './binding.ts'
import {importsOfTargets, reportOf} from './test-case.ts'

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
  file: string
  imported: string | null
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
  file: true,
  imported: true,
  ordinal: true,
})

/** What holds for all observations of a file. */
type Common = Pick<ResultRow, 'target' | 'target_version' | 'file' | 'imported'>

/** Of targets that are described, our runs first. Lines of one case are counted, so that none hides the other. */
export function resultRows(sources: Sources): ResultRow[] {
  const known = new Set(sources.targets.map(({name}) => name))
  const judgedOf = judgedIn(sources)
  const lines = new Map<string, number>()
  const row = (common: Common, judged: string, {case: id, caseHash, line: _, ...seen}: Observation): ResultRow => {
    const {requirement, revision, judge, observed, reason, evidence} = seen
    const key = JSON.stringify([common.target, id, requirement])
    const ordinal = (lines.get(key) ?? 0) + 1
    lines.set(key, ordinal)
    return {
      ...common,
      test_case: id,
      requirement,
      revision,
      case_hash: caseHash,
      judge,
      judged,
      observed,
      reason,
      evidence,
      ordinal,
    }
  }
  const ours = sources.runs
    .filter(({target}) => known.has(target))
    .flatMap(({target, targetVersion, file, judged, results}) =>
      results.map((one) =>
        row({target, target_version: targetVersion, file, imported: null}, judgedOf(target, one.case, judged), one),
      ),
    )
  const imported = importsOfTargets(sources).flatMap((run) => {
    const {target, targetVersion, file, results} = run
    return results.map((one) => row({target, target_version: targetVersion, file, imported: reportOf(run)}, '', one))
  })
  return [...ours, ...imported]
}
