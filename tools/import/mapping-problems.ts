import type {MappingRule} from '../model/imported.ts'
import {cleanName} from './clean-text.ts'
import type {ImportProblem} from './problem.ts'

/** What is said once, however many tests say it. */
export class MappingProblems {
  readonly #file: string
  readonly #found = new Map<string, {problem: ImportProblem; count: number}>()

  constructor(file: string) {
    this.#file = file
  }

  unknown(value: string, problem: string, line: number): void {
    const name = cleanName(value)
    this.#say(
      line,
      `Unexpected \`${name}\`, expected a requirement or a case: ${problem}`,
      'mend the name in the tests',
    )
  }

  outdated(value: string, revision: number, line: number): void {
    this.#say(
      line,
      `Unexpected \`${cleanName(value)}\`, expected revision ${revision}, which is in force: the result counts as outdated`,
      'look whether the test still shows it, then name the revision in force',
    )
  }

  second({case: id, requirement}: {case: string; requirement: string}, line: number): void {
    this.#say(
      line,
      `Unexpected second result of \`${id}\` for ${requirement}, expected one; the worst counts`,
      'give each test a name of its own',
    )
  }

  unused({file, line, column}: MappingRule): void {
    this.#say(line, 'Unexpected rule that fits no test, expected one that does', 'mend its patterns, or remove it', {
      file,
      column,
    })
  }

  all(): ImportProblem[] {
    return [...this.#found.values()].map(({problem, count}) =>
      count === 1 ? problem : {...problem, message: `${problem.message} (${count} tests)`},
    )
  }

  #say(line: number, message: string, fix: string, {file = this.#file, column = 1} = {}): void {
    const key = `${file} ${message} ${file === this.#file ? '' : line}`
    const known = this.#found.get(key)
    if (known) known.count++
    else this.#found.set(key, {problem: {file, line, column, severity: 'warning', message, fix}, count: 1})
  }
}
