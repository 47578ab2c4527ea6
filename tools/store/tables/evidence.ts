import type {Claim} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface EvidenceRow {
  target: string
  requirement: string
  revision: number
  document: string
  answer: string
  verdict: 'pass' | 'fail'
  reviewed: string
  method: string | null
  digest: string | null
  note: string | null
}

export const evidenceTable = table<EvidenceRow>('evidence', {
  target: true,
  requirement: true,
  revision: true,
  document: true,
  answer: true,
  verdict: true,
  reviewed: true,
  method: true,
  digest: true,
  note: true,
})

export function evidenceRows(target: string, {evidence}: Claim): EvidenceRow[] {
  return evidence.map(({requirement, revision, document, answer, verdict, reviewed, method, digest, note}) => ({
    target,
    requirement,
    revision,
    document,
    answer,
    verdict,
    reviewed,
    method,
    digest,
    note,
  }))
}
