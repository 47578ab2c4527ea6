import type {ImportProblem} from './problem.ts'

/** What a test may come to. `not-observable` is a word of our own cases alone. */
export type Outcome = 'pass' | 'fail' | 'error' | 'not-run'

/** The worst first, as the verdicts of the database rank them. */
export const outcomes: readonly Outcome[] = ['fail', 'error', 'not-run', 'pass']

export interface Judgement {
  observed: Outcome
  /** Why it did not run, or what a reader of the outcome has to know besides. */
  reason: string | null
  /** What the test said, cut to a bound. */
  evidence: string | null
}

/** One test of a report, in the words of its own tool. */
export interface ForeignTest extends Judgement {
  name: string
  classname: string
  file: string
  /** Names of the suites around it, the outermost first. */
  suites: string[]
  /** Of those that may name a requirement, in order. */
  properties: {name: string; value: string}[]
  /** Line in the report at which it stands. */
  line: number
}

export interface TestReport {
  format: 'junit' | 'tap'
  tests: ForeignTest[]
  /** The last day that the report names, YYYY-MM-DD; null: it names none. */
  day: string | null
  problems: ImportProblem[]
}

/** More tests than anybody runs; what is longer fills no memory. */
export const mostTests = 250_000

/** What every reader says of a longer report. */
export const tooManyTests: [message: string, fix: string] = [
  `Unexpected report of more than ${mostTests} tests, expected fewer`,
  'import it in parts',
]
