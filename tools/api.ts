/**
 * The tool as a library: what the commands `build`, `check` and `query` do, without a terminal.
 *
 * A mistake of an author is a value: a finding with its place. A call that rejects tells of something else: a
 * `UsageProblem` of a wrong call, an `EnvironmentProblem` or an error of Node of a machine that refused, and anything
 * else of a mistake of ours. Nothing is printed and the process is never ended; what is asked for in a process of its
 * own ends with this one.
 *
 * What this file exports is promised, and nothing else of the package is: see "What a version number means" in
 * `CONTRIBUTING.md`.
 *
 * @module
 */
import {resolve} from 'node:path'
import {askDatabase, rowsByName} from './commands/ask-database.ts'
import {readBuildValues, readOutputName} from './commands/build.ts'
import {UsageProblem} from './commands/command.ts'
import {EnvironmentProblem} from './model/environment-problem.ts'
import type {RatedFinding} from './model/finding.ts'
import {build as buildRoot, countFindings} from './pipeline/build.ts'
import {check as checkRoot} from './pipeline/check.ts'
import {NoSpecification} from './pipeline/no-specification.ts'

export {EnvironmentProblem, UsageProblem}

/** What `build` and `check` have in common. */
export interface SourceOptions {
  /** Folder that holds `spec.yaml`; a relative one is taken from the working directory. */
  root: string
  /** `YYYY-MM-DD`; else `SOURCE_DATE_EPOCH` of the environment, else the date in `spec.yaml`. Waivers are held against it. */
  date?: string | undefined
  /** `satteri`, the default, is native and fast; `remark` is the reference that it is held equal to. */
  parser?: 'satteri' | 'remark' | undefined
  /** Called when a step begins, with a word or two such as `extracting`: for a reader, not for a program. */
  onProgress?: ((step: string) => void) | undefined
}

/** An error fails a command; a warning fails one that was told how many there may be. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * A place in a source file, which is named relative to the root, with forward slashes. Lines and columns count from 1;
 * columns are UTF-16 units, as editors count them.
 */
export interface Place {
  file: string
  line: number
  column: number
}

/** What an author has to look at. */
export interface Finding extends Place {
  /** Name of the rule, such as `dangling-reference`; later versions have more of them. */
  rule: string
  severity: Severity
  /** In one grammar: *Unexpected X, expected Y*. */
  message: string
  /** How to mend it. */
  fix?: string | undefined
  /** The other end of a conflict. */
  related?: (Place & {message: string})[] | undefined
}

/** What `build` takes. */
export interface BuildOptions extends SourceOptions {
  /** The outputs to make: `site`, `pdf`, `matrices`, `reports`, `stubs`, `exchange`. Those that `spec.yaml` names where absent. */
  only?: string[] | undefined
}

/** What a build found and did. */
export interface BuildResult {
  /**
   * `built`: `dist/` is what the sources say. `unchanged`: it was already; `findings` is empty then, `counts` is not.
   * `refused`: nothing was published, for a source could not be read or an id stands twice; `findings` says which.
   */
  status: 'built' | 'unchanged' | 'refused'
  /** In the order of files and lines. */
  findings: Finding[]
  /** Findings by severity. */
  counts: Record<Severity, number>
  /** Files that were made or made again: paths below `dist/`, with forward slashes. */
  written: string[]
  /** Files of earlier builds that nothing asks for any more. */
  removed: string[]
  /** How many files of `dist/` were right already. */
  kept: number
}

/** What `check` takes. */
export interface CheckOptions extends SourceOptions {
  /** Chapters that stand on no list, relative to the root: read as if they were the last ones. */
  extra?: string[] | undefined
}

/** What `query` takes. */
export interface QueryOptions {
  /** Folder that holds `spec.yaml` and a `dist/` that a build has made. */
  root: string
  /** One SELECT, or the name of a query in `requirements/queries`. The plural views are what to ask. */
  sql: string
  /** Rows of the answer, at most; 10,000 where absent. */
  rows?: number | undefined
  /** Until the question is given up; 10 where absent. */
  seconds?: number | undefined
}

/** What SQLite answers in a column. A blob is told by its size: `<12 bytes>`. */
export type QueryValue = string | number | null

/** The answer to a question. */
export interface QueryResult {
  /** Names of the columns, in their order. */
  columns: string[]
  /** One object a row, by name of column: of two columns with one name the last one counts. */
  rows: Record<string, QueryValue>[]
  /** What cut the answer short: the limit of rows, or that of an answer's size. Absent where it is whole. */
  truncated?: 'rows' | 'bytes' | undefined
}

/**
 * Brings `dist/` up to date, as `avps build` does. Only what the changed rows decide is written again.
 *
 * One build at a time works on a root; another waits for three seconds, then rejects with an `EnvironmentProblem`.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const {root, date, parser, only, onProgress} = options
  readBuildValues({date, parser})
  const outputs = only?.map(readOutputName)
  try {
    return await buildRoot({root: resolve(root), date, engine: parser, only: outputs, onProgress})
  } catch (problem) {
    const findings = findingsOf(problem)
    return {status: 'refused', findings, counts: countFindings(findings), written: [], removed: [], kept: 0}
  }
}

/** The findings of a specification, in the order of files and lines, without publishing it: as `avps check` does. */
export async function check(options: CheckOptions): Promise<Finding[]> {
  const {root, date, parser, extra, onProgress} = options
  readBuildValues({date, parser})
  try {
    return await checkRoot({root: resolve(root), date, engine: parser, extra, onProgress})
  } catch (problem) {
    return findingsOf(problem)
  }
}

/**
 * Asks the database of the last build one question, as `avps query` does: read-only, in a process of its own, within
 * 768 MB and the limits of the options. Sources that changed since are not looked at: build first.
 *
 * A statement that is wrong, that writes, or that needs more than it may have, rejects with a `UsageProblem`.
 */
export async function query(options: QueryOptions): Promise<QueryResult> {
  const {root, sql, rows, seconds} = options
  const answer = await askDatabase({root: resolve(root), text: sql, rows, seconds})
  if ('error' in answer) throw new UsageProblem(answer.error)
  const {columns, truncated} = answer
  return {columns, rows: rowsByName(answer) as QueryResult['rows'], truncated}
}

/** A specification that cannot be read at all is an author's mistake, too. */
function findingsOf(problem: unknown): RatedFinding[] {
  if (problem instanceof NoSpecification) return problem.findings
  throw problem
}
