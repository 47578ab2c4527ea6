import type {Place} from '../../model/finding.ts'

/** What a reviewer found of a requirement, as a claim holds it. */
export interface EvidenceRow extends Place {
  /** `ID@revision`: the key in the claim. */
  key: string
  document: string
  answer: string
  verdict: 'pass' | 'fail'
  by: string
  /** YYYY-MM-DD. */
  on: string
  method: string | null
  /** Of the document. */
  digest: string | null
  note: string | null
}
