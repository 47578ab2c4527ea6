import type {Sources} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface RunRow {
  target: string
  ordinal: number
  file: string
  date: string | null
  suite: string
  version: string
  specification: string
  claim: string | null
  judged: string
}

export const runTable = table<RunRow>('run', {
  target: true,
  ordinal: true,
  file: true,
  date: true,
  suite: true,
  version: true,
  specification: true,
  claim: true,
  judged: true,
})

/** Of targets that are described. */
export function runRows({targets, runs}: Sources): RunRow[] {
  const known = new Set(targets.map(({name}) => name))
  return runs
    .filter(({target}) => known.has(target))
    .map(({target, file, run, suite, targetVersion, specification, claim, judged}, index) => ({
      target,
      ordinal: index + 1,
      file,
      date: run,
      suite,
      version: targetVersion,
      specification,
      claim,
      judged: JSON.stringify(judged),
    }))
}
