/** What the matrices hold: an edge a row, keyed by the columns of the query. Null: there is nothing on that side. */

interface RequirementSide {
  requirement: string | null
  requirement_title: string | null
  /** Slug of its chapter. */
  requirement_page: string | null
  level: string | null
}

export interface NeedRequirementRow extends RequirementSide {
  need: string | null
  need_title: string | null
  need_page: string | null
  /** Of the link. */
  status: string | null
  /** Target: how far the requirement is covered there. */
  coverage: Record<string, string> | null
}

export interface RequirementClauseRow extends RequirementSide {
  clause: string | null
  standard: string | null
  /** How the standard names the place. */
  label: string | null
  kind: string | null
  /** Of the link. */
  status: string | null
}

export interface ClauseRequirementRow extends RequirementSide {
  clause: string
  standard: string
  label: string
  kind: string
  /** Of the link. */
  status: string | null
}

export interface RequirementProfileRow extends RequirementSide {
  subject: string | null
  /** Profile that has it: how. */
  profiles: Record<string, 'own' | 'inherited'>
}

export interface DeviceFeatureRow {
  /** Null: any device may offer the bit. */
  device: string | null
  device_id: number | null
  bit: number
  feature: string
  /** Requirements whose condition names it, and the slugs of their chapters. */
  in_condition: string[]
  condition_pages: string[]
  in_text: string[]
  text_pages: string[]
  /** Target: yes or no, where its claim says so. */
  claims: Record<string, 'yes' | 'no'>
}

export interface RequirementCaseTargetRow extends RequirementSide {
  revision: number
  verify: string | null
  case: string | null
  case_title: string | null
  target: string | null
  /** That was observed; else the one that the target claims. */
  target_version: string | null
  /** yes, no or unknown */
  applies: string | null
  /** yes or no */
  answerable: string | null
  observed: string | null
  reason: string | null
  /** Null where the case, or its requirement, does not apply to the target or is not for it to answer. */
  case_verdict: string | null
  /** Null where the requirement is not counted on the target. */
  requirement_verdict: string | null
  /** Of the requirement on the target: a word of the table of states. */
  state: string | null
  /** Report that the answer comes from, and its format. */
  imported: string | null
}
