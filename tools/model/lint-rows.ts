import type {Applicable} from './conditions/applicability.ts'
import type {Place} from './finding.ts'

/** What the linked database says that a rule could object to. Rows that none could are left out where they are many. */
export interface LintRows {
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
  /** Every requirement in force, with what decides whether it applies. Asked for only where there are claims. */
  requirements(): ClaimedRequirement[]
  /** Requirements of which a target was seen to meet or to break something, without a waiver, by state. */
  outcomes(): {requirement: string; target: string; state: 'failed' | 'verified'}[]
  /** Results of cases that are there, but not as they were then: how many, by what has changed since. */
  outdatedResults: {file: string; cause: string; count: number}[]
  /** Waivers that lie over an answer that passes: index in `waivers`. */
  passingWaivers: Set<number>
}

export interface ClaimedRequirement extends Applicable {
  id: string
  revision: number
  level: string | null
  subject: string | null
  /** What answers its verification method: case or evidence. */
  answer: string | null
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
