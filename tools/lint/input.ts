import type {Finding} from '../model/finding.ts'
import type {ImportedRun} from '../model/imported.ts'
import type {LintRows} from '../model/lint-rows.ts'
import type {Case, Catalogue, Claim, Entry, Run, Target, Waiver} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'

/** What a rule may look at: values only. Rows that no rule could object to are left out where they are many. */
export interface LintInput extends LintRows {
  spec: Spec
  date: string
  /** Every chapter, in reading order. */
  chapters: {path: string; text(): string}[]
  /** Files under the root that exist, of those that a chapter links to. */
  existingFiles: Set<string>
  catalogues: Catalogue[]
  entries: Entry[]
  cases: Case[]
  claims: Map<string, Claim>
  targets: Target[]
  runs: Run[]
  imports: ImportedRun[]
  waivers: Waiver[]
  /** Running text of a chapter, all else blanked, at its old offsets. Parses: called only where there is a suspicion. */
  runningText(path: string): Promise<string>
}

export type Rule = (input: LintInput) => Finding[] | Promise<Finding[]>
