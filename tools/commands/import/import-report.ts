import {join} from 'node:path'
import {maximumBytes, readRegularText} from '../../disk/regular-file.ts'
import {cleanName} from '../../import/clean-text.ts'
import {formatImported, type ImportHead} from '../../import/format-imported.ts'
import {type Mapped, type MappingOptions, mapTests} from '../../import/map-tests.ts'
import type {ImportProblem} from '../../import/problem.ts'
import {readReport} from '../../import/read-report.ts'
import type {Known} from '../../import/resolve-name.ts'
import type {TestReport} from '../../import/test-report.ts'
import {importedFolder} from '../../model/imported.ts'
import type {Target} from '../../model/sources.ts'
import type {Analysis} from '../../pipeline/analyse.ts'
import {sha256} from '../../text/hash.ts'
import {readRequirementFacts} from '../../trace/run-rows.ts'
import type {Invocation} from '../command.ts'
import {today} from '../day.ts'

/** A report as a source: its text, and what is told of it. */
export interface Imported extends Omit<Mapped, 'lines'> {
  report: TestReport
  file: string
  path: string
  text: string
  day: string
  requirements: number
}

export interface ImportContext {
  root: string
  analysis: Analysis
  target: Target
  known: Known
  options: MappingOptions
  values: Invocation['values']
}

/** What becomes of one report: nothing of it is written here. */
export function importReport(
  source: {path: string; name: string} & ({bytes: Uint8Array} | {problem: ImportProblem}),
  {root, analysis: {sources}, target, known, options, values}: ImportContext,
): Imported {
  const {path: file, name} = source
  const report: TestReport =
    'bytes' in source
      ? readReport(source.bytes, file)
      : {format: 'junit', tests: [], day: null, problems: [source.problem]}
  const {lines, ...mapped} = mapTests(report.tests, {prefix: `${target.name}/${name}`, file}, options, known)
  const path = `${importedFolder}/${target.name}/${name}.jsonl`
  const head: Omit<ImportHead, 'run'> = {
    target: target.name,
    targetVersion: (values.version as string | undefined) ?? versionOf(target, sources.claims) ?? '',
    specification: `${sources.spec.short} ${sources.spec.version}`,
    imported: {
      format: report.format,
      file: cleanName(file.slice(file.lastIndexOf('/') + 1)),
      sha256: 'bytes' in source ? sha256(source.bytes) : '',
      tool: values.tool === undefined ? null : cleanName(values.tool as string),
    },
  }
  const textOn = (run: string) => formatImported({...head, run}, lines, mapped.unmapped)
  const day = (values.date as string | undefined) ?? report.day ?? sameDay(root, path, textOn) ?? today()
  const text = textOn(day)
  const problems = [...report.problems, ...mapped.problems]
  if (Buffer.byteLength(text) > maximumBytes) problems.push(tooMuch(file))
  return {
    ...mapped,
    report,
    file,
    path,
    text,
    day,
    problems,
    requirements: new Set(lines.map((line) => line.requirement)).size,
  }
}

/** What the tests of a report may name. */
export function knownIn({sources, database, ids}: Analysis): Known {
  const requirements = new Map(readRequirementFacts(database).map((row) => [row.id, row]))
  const cases = new Map(sources.cases.map((one) => [one.id, one]))
  return {ids, requirement: (id) => requirements.get(id), case: (id) => cases.get(id)}
}

/** The version that results of a target have to be of; undefined: any. */
export function versionOf({version, claim}: Target, claims: Analysis['sources']['claims']): string | undefined {
  return version ?? (claim === null ? undefined : claims.get(claim)?.identity.version)
}

/** The day of the file that is there, where nothing else has changed: the same report gives the same bytes. */
function sameDay(root: string, path: string, textOn: (day: string) => string): string | undefined {
  const before = readRegularText(join(root, path))
  const day = /^[^\n]*"run":"(\d{4}-\d\d-\d\d)"\}\n/.exec(before ?? '')?.[1]
  return day !== undefined && textOn(day) === before ? day : undefined
}

function tooMuch(file: string): ImportProblem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    message: `Unexpected results of more than ${maximumBytes / 1024 / 1024} MB, expected what a source may hold`,
    fix: 'import the report in parts, each under a name of its own',
  }
}
