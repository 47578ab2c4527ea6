import type {Finding, Place} from '../finding.ts'
import type {Run, Target, Waiver} from '../sources.ts'
import type {Spec} from '../spec.ts'

/** What a rule may look at: values only. Rows that no rule could object to are left out where they are many. */
export interface LintInput {
  spec: Spec
  date: string
  /** Every chapter, in reading order. */
  chapters: {path: string; text(): string}[]
  /** References to ids that no item in force has. */
  danglingReferences: DanglingReference[]
  /** Links between files, with what the database knows of their destinations. */
  pageLinks: PageLink[]
  /** Path of a chapter: anchors of its headings and ids of its items. */
  anchorsOf(path: string): Set<string>
  terms: {name: string; forbidden: string[]; file: string; line: number}[]
  /** Links that do not hold. */
  links: GradedLink[]
  /** Requirements that no profile holds. */
  unreached: (Place & {id: string})[]
  /** Revision of an item in force. */
  revisionOf(id: string): number | undefined
  /** Files under the root that exist, of those that a chapter links to. */
  existingFiles: Set<string>
  targets: Target[]
  runs: Run[]
  waivers: Waiver[]
  /** Waivers that lie over an answer that passes: index in `waivers`. */
  passingWaivers: Set<number>
  /** Running text of a chapter, all else blanked, at its old offsets. Parses: called only where there is a suspicion. */
  runningText(path: string): Promise<string>
}

export interface DanglingReference extends Place {
  id: string
  retired: boolean
  successor: string | null
}

export interface PageLink extends Place {
  path: string
  anchor: string
  image: boolean
  /** The destination is a chapter. */
  chapter: boolean
  /** The destination is a chapter, and has the anchor; true where no anchor is named. */
  anchored: boolean
}

/** A link with the status that linking gave it. */
export interface GradedLink extends Place {
  source: string
  role: string
  destination: string
  revision: number | null
  /** Revision in force of the destination, if it has one. */
  current: number | null
  status: string
}

export type Rule = (input: LintInput) => Finding[] | Promise<Finding[]>
