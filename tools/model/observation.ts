/** What was seen of a requirement, by a case. */
export interface Observation {
  requirement: string
  revision: number
  case: string
  caseHash: string
  /** Digest of the code that judged; null where the run could not tell. */
  judge: string | null
  observed: string
  reason: string | null
  evidence: string | null
  line: number
}
