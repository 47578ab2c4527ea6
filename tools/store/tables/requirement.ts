import type {ComposedRequirement} from '../../model/composition.ts'
import {formatCondition} from '../../model/conditions/condition.ts'
import {table} from '../table.ts'

export interface RequirementRow {
  item: number
  level: string | null
  subject: string | null
  device: string | null
  verify: string | null
  answer: string | null
  condition: string
  rationale: string | null
  evidence: string | null
  uses: string
}

export const requirementTable = table<RequirementRow>('requirement', {
  item: true,
  level: true,
  subject: true,
  device: true,
  verify: true,
  answer: true,
  condition: true,
  rationale: true,
  evidence: true,
  uses: true,
})

export function requirementRow(item: number, level: string | null, requirement: ComposedRequirement): RequirementRow {
  const {subject, device, verify, answer, rationale, evidence} = requirement
  return {
    item,
    level,
    subject,
    device,
    verify,
    answer,
    condition: formatCondition(requirement.condition),
    rationale,
    evidence,
    uses: JSON.stringify(requirement.uses),
  }
}
