import type {Finding, Place, RuleId} from '../model/finding.ts'

/** A finding at a place that may know more than where it is. */
export function problem(rule: RuleId, {file, line, column}: Place, message: string, fix: string): Finding {
  return {rule, file, line, column, message, fix}
}

/** Reports at the key of the entry, or at the item where the entry has none. */
export type ReportAt = (rule: RuleId, key: string, message: string, fix: string) => void
