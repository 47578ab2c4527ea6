import type {ImportedRun} from '../model/imported.ts'
import type {MappedLine, UnmappedLine} from './map-tests.ts'

export type ImportHead = Omit<ImportedRun, 'file' | 'results' | 'unmapped'>

/** The text of a file of imported results: a head, then a line a result, then one for each test that shows nothing. */
export function formatImported(
  {target, targetVersion, specification, imported, run}: ImportHead,
  lines: MappedLine[],
  unmapped: UnmappedLine[],
): string {
  const {format, file, sha256, tool} = imported
  const head = {
    target,
    targetVersion,
    specification,
    imported: {format, file, sha256, ...(tool === null ? {} : {tool})},
    run,
  }
  const results = lines.map(({requirement, revision, case: id, caseHash, title, observed, reason, evidence}) => ({
    requirement: `${requirement}@${revision}`,
    case: id,
    ...(caseHash === null ? {} : {caseHash}),
    title,
    observed,
    reason,
    evidence,
  }))
  return [head, ...results, ...unmapped].map((line) => `${JSON.stringify(line)}\n`).join('')
}
