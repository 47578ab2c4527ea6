import type {Finding, Place, RuleId} from '../../model/finding.ts'
import {linesOf} from '../../text/lines.ts'

/** Line and column of an offset, and findings at one. */
export interface Places {
  /** Offset of the first character of every line. */
  lines: number[]
  /** Index in `lines` of the line that holds the offset. */
  lineAt(offset: number): number
  placeOf(offset: number): Place
  report: Report
  findings: Finding[]
}

export type Report = (rule: RuleId, offset: number, message: string, fix: string) => void

export function placesIn(source: string, file: string): Places {
  const findings: Finding[] = []
  const {starts, lineAt, pointAt} = linesOf(source)
  const placeOf = (offset: number): Place => ({file, ...pointAt(offset)})
  return {
    lines: starts,
    lineAt,
    placeOf,
    findings,
    report: (rule, offset, message, fix) => void findings.push({rule, ...placeOf(offset), message, fix}),
  }
}
