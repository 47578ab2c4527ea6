/** What `report.sql` says of one target. */
export interface ReportRows {
  specification: {title: string; short: string; version: string; status: string; date: string; licence: string}
  /** In the sources, of any kind. */
  errors: number
  tool: string
  target: {name: string; title: string; adapter: string; subjects: string[]; version: string | null}
  /** Null: the target is surveyed. */
  claim: {
    file: string
    hash: string
    implementation: string
    version: string
    supplier: string
    contact: string
    client: string
    system: string
    hardware: string
    date: string | null
    specification: string
    conforms: string[]
  } | null
  runs: {
    file: string
    date: string | null
    suite: string
    version: string
    specification: string
    claim: string | null
    /** By name: a digest, or what a foreign program says of itself. */
    judged: Record<string, string>
  }[]
  /** `claimed` is null where nobody claims anything. */
  profiles: {name: string; title: string; claimed: boolean | null}[]
  /** Id and hash of every case of the suite. */
  cases: string[]
  requirements: ReportRequirement[]
}

export interface ReportRequirement {
  id: string
  revision: number
  hash: string
  title: string
  text: string
  level: string
  subject: string
  verify: string
  condition: string
  /** Slug. */
  chapter: string
  chapter_number: number
  chapter_title: string
  /** Number. */
  section: string
  profiles: string[]
  state: string
  counted: boolean
  shown: boolean
  verdict: string
  /** What an assessor asks for. */
  asked_for: string | null
  support: 'yes' | 'no' | null
  support_reason: string | null
  answers: {
    case: string
    title: string
    file: string
    observed: string
    state: string
    reason: string | null
    evidence: string | null
  }[]
  evidence: {
    document: string
    answer: string
    verdict: 'pass' | 'fail'
    reviewed: string
    method: string | null
    digest: string | null
    note: string | null
  } | null
  waivers: {
    case: string | null
    observed: string | null
    reason: string
    owner: string
    until: string
    expired: boolean
  }[]
}
