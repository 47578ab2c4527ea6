import type {Claim} from '../../model/sources.ts'
import {type Flag, flag, table} from '../table.ts'

export interface ClaimAnswerRow {
  target: string
  requirement: string
  source: string
  answer: Flag | null
  value: string | null
  unit: string | null
  reason: string | null
  comment: string | null
}

export const claimAnswerTable = table<ClaimAnswerRow>('claim_answer', {
  target: true,
  requirement: true,
  source: true,
  answer: true,
  value: true,
  unit: true,
  reason: true,
  comment: true,
})

export function claimAnswerRows(target: string, {answers}: Claim): ClaimAnswerRow[] {
  return answers.map(({requirement, source, answer, value, unit, reason, comment}) => ({
    target,
    requirement,
    source,
    answer: answer === null ? null : flag(answer),
    value,
    unit,
    reason,
    comment,
  }))
}
