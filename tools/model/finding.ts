import type {RuleId, Severity} from '../lint/rules.ts'

/** The words that the vocabulary has from a stage: the table of rules is the only place of ids and severities. */
export type {RuleId, Severity}

/** A place in a source file. Lines and columns count from 1; columns are UTF-16 units, as editors count them. */
export interface Place {
  file: string
  line: number
  column: number
}

/**
 * What an author has to look at, as a value: a finding never stops the stage that made it.
 *
 * `message` follows one grammar, *Unexpected X, expected Y*; `fix` says how to mend it; `related` points at the other
 * end of a conflict.
 */
export interface Finding extends Place {
  rule: RuleId
  message: string
  fix?: string | undefined
  related?: (Place & {message: string})[] | undefined
}

/** How much it matters says the table of rules, not the stage that found it. */
export interface RatedFinding extends Finding {
  severity: Severity
}

/** Document order, then rule: the order in which findings are stored and printed. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  )
}

/** Order by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
