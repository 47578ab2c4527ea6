import type {Place} from '../model/finding.ts'

/**
 * What is wrong with a file that is to be imported, as a value. An error keeps everything as it was; a warning is said,
 * and the rest is imported. It is no finding of a build: the file is no source.
 */
export interface ImportProblem extends Place {
  severity: 'error' | 'warning'
  /** *Unexpected X, expected Y*. */
  message: string
  fix: string
}

/** A problem at a place of one file. */
export type Report = (
  severity: ImportProblem['severity'],
  line: number,
  message: string,
  fix: string,
  column?: number,
) => void

export function reportInto(problems: ImportProblem[], file: string): Report {
  return (severity, line, message, fix, column = 1) => void problems.push({file, line, column, severity, message, fix})
}

export function hasError(problems: ImportProblem[]): boolean {
  return problems.some(({severity}) => severity === 'error')
}
