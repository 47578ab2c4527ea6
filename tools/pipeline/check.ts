import type {RatedFinding} from '../model/finding.ts'
import {hashTool} from '../own/tool-hash.ts'
import {type AnalysisOptions, analyse} from './analyse.ts'
import {openWholeRoot} from './with-lock.ts'

/** The findings of a specification, without publishing it. `extra` are chapters that stand on no list. */
export async function check({root, ...options}: AnalysisOptions & {root: string}): Promise<RatedFinding[]> {
  const opened = await openWholeRoot(root)
  const {database, findings} = await analyse(opened, hashTool(), options)
  database.close()
  return findings
}
