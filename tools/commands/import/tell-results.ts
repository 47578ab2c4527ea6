import type {UnmappedLine} from '../../import/map-tests.ts'
import type {ImportProblem} from '../../import/problem.ts'
import {outcomes, type TestReport} from '../../import/test-report.ts'
import {oneLine} from '../../text/terminal.ts'
import type {Invocation, Terminal} from '../command.ts'
import {plural} from '../format-findings.ts'
import type {Imported} from './import-report.ts'
import {printProblems} from './problems.ts'

/** Tests without a requirement that a person is told of by name. */
const mostNamed = 10

/** Says what was read, and where it went. */
export function tellResults(
  imports: Imported[],
  {
    problems,
    written,
    refused,
    values,
    terminal,
  }: {problems: ImportProblem[]; written: boolean; refused: boolean; values: Invocation['values']; terminal: Terminal},
): void {
  if (values.json) {
    const told = imports.map(({report, file, path, day, mapped, unmapped, requirements, withoutRevision}) => ({
      ...{file, format: report.format, path, run: day, tests: report.tests.length, outcomes: countOutcomes(report)},
      ...{mapped, unmapped: unmapped.length, requirements, withoutRevision, unmappedTests: worstFirst(unmapped)},
    }))
    terminal.out(`${JSON.stringify({written, imports: told, problems}, null, 2)}\n`)
    return
  }
  printProblems(problems, terminal)
  for (const {report, file, path, mapped, unmapped, requirements, withoutRevision} of imports) {
    if (refused && report.tests.length === 0) continue
    const counts = Object.entries(countOutcomes(report)).map(([outcome, count]) => `${count} ${outcome}`)
    terminal.out(
      `${oneLine(file)} (${report.format}): ${plural(report.tests.length, 'test')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}\n`,
    )
    terminal.out(
      `  ${mapped} mapped, to ${plural(requirements, 'requirement')}; ${unmapped.length} mapped to nothing\n`,
    )
    if (withoutRevision > 0) terminal.out(`  ${withoutRevision} without a revision: taken for the one in force\n`)
    terminal.out(`  ${written ? 'written to' : refused ? 'not written:' : 'would be written to'} ${path}\n`)
    if (unmapped.length > 0) terminal.out('  mapped to nothing:\n')
    for (const {observed, unmapped: test} of worstFirst(unmapped).slice(0, mostNamed))
      terminal.out(`    ${observed}  ${oneLine(test)}\n`)
    if (unmapped.length > mostNamed) terminal.out(`    … and ${unmapped.length - mostNamed} more; --json names all\n`)
  }
  if (refused) terminal.err('Nothing was imported: mend the errors first.\n')
}

/** A failure that shows nothing is what a reader has to see first. */
function worstFirst(unmapped: UnmappedLine[]): UnmappedLine[] {
  const rank = ({observed}: UnmappedLine) => outcomes.indexOf(observed as (typeof outcomes)[number])
  return unmapped.toSorted((a, b) => rank(a) - rank(b))
}

function countOutcomes({tests}: TestReport): Record<string, number> {
  const counts = outcomes
    .toReversed()
    .map((outcome): [string, number] => [outcome, tests.filter(({observed}) => observed === outcome).length])
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
