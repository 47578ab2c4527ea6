import type {ComposedItem, Tombstone} from '../composition.ts'
import type {Extraction} from '../extraction.ts'
import type {Finding} from '../finding.ts'
import type {Run, Target, Waiver} from '../sources.ts'
import type {ChapterPlace, Spec} from '../spec.ts'

/** What a rule may look at: values only. */
export interface LintInput {
  spec: Spec
  date: string
  chapters: {place: ChapterPlace; text: string; extraction: Extraction}[]
  items: Map<string, ComposedItem>
  tombstones: Map<string, Tombstone>
  links: GradedLink[]
  /** Files under the root that exist, of those that a chapter links to. */
  existingFiles: Set<string>
  clauses: Set<string>
  targets: Target[]
  runs: Run[]
  waivers: Waiver[]
  /** Waivers that lie over an answer that passes: index in `waivers`. */
  passingWaivers: Set<number>
  /** Running text of a chapter, all else blanked, at its old offsets. Parses: called only where there is a suspicion. */
  runningText(path: string): Promise<string>
}

/** A link with the status that linking gave it. */
export interface GradedLink {
  source: string
  role: string
  destination: string
  revision: number | null
  file: string
  line: number
  column: number
  status: string
}

export type Rule = (input: LintInput) => Finding[] | Promise<Finding[]>
