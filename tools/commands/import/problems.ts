import type {ImportProblem} from '../../import/problem.ts'
import type {Finding} from '../../model/finding.ts'
import {oneLine} from '../../text/terminal.ts'
import type {Terminal} from '../command.ts'

/** As findings are printed, but for the rule: what is imported is no source yet. */
export function printProblems(problems: ImportProblem[], terminal: Terminal): void {
  for (const {file, line, column, severity, message, fix} of problems)
    terminal.err(`${oneLine(file)}:${line}:${column}: ${severity}: ${oneLine(message)}\n  fix: ${oneLine(fix)}\n`)
}

/** What a reader of sources found in a file that comes with an import. */
export function asProblems(findings: Finding[]): ImportProblem[] {
  return findings.map(({file, line, column, message, fix = 'mend the value'}) => ({
    file,
    line,
    column,
    severity: 'error',
    message,
    fix,
  }))
}
