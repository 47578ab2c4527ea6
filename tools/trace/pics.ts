/** What `pics.sql` says: questions, and of one target the answers of its claim. */
export interface PicsRows {
  specification: {title: string; short: string; version: string; status: string; date: string}
  /** In the sources, of any kind. */
  errors: number
  /** Null: the proforma that nobody has filled. */
  target: string | null
  claim: {
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
    data: Record<string, unknown>
  } | null
  summary: {counted: number; verified: number; attested: number} | null
  /** By the name that is asked for. */
  values: Record<string, string>
  kinds: {name: string; places: string[]}[]
  profiles: {name: string; title: string}[]
  features: {name: string; device: string | null; bit: number}[]
  chapters: {title: string; number: number; requirements: PicsRequirement[]}[]
}

export interface PicsRequirement {
  id: string
  title: string
  level: string | null
  device: string | null
  subject: string | null
  condition: string
  /** Slug of its chapter. */
  page: string
  section: string
  profiles: string[]
  /** On the target; null in a proforma. */
  state: string | null
  /** Of the claim; null where it is silent. */
  answer: 'yes' | 'no' | null
  /** Of a no. */
  reason: string | null
  comment: string | null
  value: string | null
  /** What evidence in force answers. */
  evidence: string | null
}
