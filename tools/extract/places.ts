import type {Finding, Place, Severity} from '../finding.ts'

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

export type Report = (rule: string, severity: Severity, offset: number, message: string, fix: string) => void

export function placesIn(source: string, file: string): Places {
  const findings: Finding[] = []
  const lines = [0]
  for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1)) lines.push(index + 1)
  const lineAt = (offset: number): number => {
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (lines[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const placeOf = (offset: number): Place => {
    const line = lineAt(offset)
    return {file, line: line + 1, column: offset - lines[line]! + 1}
  }
  return {
    lines,
    lineAt,
    placeOf,
    findings,
    report: (rule, severity, offset, message, fix) =>
      void findings.push({rule, severity, ...placeOf(offset), message, fix}),
  }
}
