import type {Place} from './finding.ts'
import type {Observation} from './observation.ts'

/** `results/imported/<target>/<name>.jsonl`: what another test runner saw of a target. */
export interface ImportedRun {
  target: string
  file: string
  targetVersion: string
  specification: string
  /** Day of the run, YYYY-MM-DD. */
  run: string
  imported: ImportOrigin
  results: ImportedResult[]
  /** Tests that show no requirement. */
  unmapped: number
}

/** Where the results come from. */
export interface ImportOrigin {
  /** `junit` or `tap`. */
  format: string
  /** Name of the report, without its folders. */
  file: string
  /** Of the report. */
  sha256: string
  /** What ran the tests, where somebody said so. */
  tool: string | null
}

export interface ImportedResult extends Observation {
  title: string
  /** A test that is no case of ours: it stands for itself, on this target alone. */
  foreign: boolean
}

/** A line of the file that says which tests show what. All of its patterns have to fit. */
export interface MappingRule extends Place {
  patterns: {field: MappedField; pattern: string}[]
  /** Requirements, with their revisions or without, and cases: each with its place. */
  names: ({name: string} & Place)[]
}

export type MappedField = 'name' | 'classname' | 'file'

/** Below this folder lie imported results: a folder a target. */
export const importedFolder = 'results/imported'

/** Imported results lie a folder deeper than runs of ours. */
export function isImported(path: string): boolean {
  return path.startsWith(`${importedFolder}/`)
}
