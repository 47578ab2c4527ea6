import {join} from 'node:path'
import {maximumBytes, readRegularText} from '../../disk/regular-file.ts'
import {applyEdits} from '../../edit/apply-edits.ts'
import {cleanName} from '../../import/clean-text.ts'
import {formatImported, type ImportHead} from '../../import/format-imported.ts'
import {type Mapped, type MappingOptions, mapTests} from '../../import/map-tests.ts'
import {hasError, type ImportProblem} from '../../import/problem.ts'
import {readReport} from '../../import/read-report.ts'
import {type Known, resolveName} from '../../import/resolve-name.ts'
import {outcomes, type TestReport} from '../../import/test-report.ts'
import {importedFolder, type MappingRule} from '../../model/imported.ts'
import type {Target} from '../../model/sources.ts'
import {hashTool} from '../../own/tool-hash.ts'
import {type Analysis, analyse} from '../../pipeline/analyse.ts'
import {openWholeRoot, withLock} from '../../pipeline/with-lock.ts'
import {parseImportMap} from '../../read/import-map.ts'
import {openRoot, type Root} from '../../read/root.ts'
import {decodeSource} from '../../read/source-text.ts'
import {sha256} from '../../text/hash.ts'
import {oneLine} from '../../text/terminal.ts'
import {readRequirementFacts} from '../../trace/run-rows.ts'
import {type Command, exitCode, type Invocation, type Terminal, UsageProblem} from '../command.ts'
import {dayOf, today} from '../day.ts'
import {plural} from '../format-findings.ts'
import {readForeignFile} from './foreign-file.ts'
import {asProblems, printProblems} from './problems.ts'
import {namesOfResults} from './results-name.ts'
import {targetNamed} from './target.ts'

const largestReport = 256 * 1024 * 1024

export const importResultsCommand: Command = {
  usage: 'import results FILE…',
  summary: 'take over what another test runner saw of a target',
  help: `Reads JUnit XML (Surefire, pytest, Googletest, jest-junit, CTest, Node) or TAP
and writes results/imported/<target>/<name>.jsonl, a source like the others: the
next build shows each test beside the requirement that it names. The target is
described in requirements/targets/; \`adapter: none\` says that nothing of it
runs here.

  avps import results junit.xml --target lab
  avps import results build/*.xml --target lab --map map.yaml --dry-run
  avps import results run.tap --target lab --as nightly --version 2.1

A test names what it shows, a requirement (REQ-BLK-007, or REQ-BLK-007@2) or a
case of ours (its id); the first of these ways that says something counts:

  a property     pytest: record_property("requirement", "REQ-BLK-007@2")
  the mapping    map.yaml:  - classname: tests.block.*
                              name: test_flush*
                              requirement: REQ-BLK-007
  its name       test("flush orders writes [REQ-BLK-007]"), else its class, else
                 the suites around it

Where functions are named test_REQ_BLK_007, --pattern 'REQ_[A-Z]+_\\d+' finds them.

Skipped, disabled, todo and expected failures count as not run; a flaky test
counts with its worst try. A report that is cut off, bails out or breaks its plan
is refused, and what was imported before stays. Import a report again, and its
file is replaced as a whole.`,
  options: {
    target: {type: 'string', value: 'NAME', help: 'a file of requirements/targets, without its ending'},
    as: {type: 'string', value: 'NAME', help: 'of the results, for one report (from the name of the report)'},
    map: {type: 'string', value: 'FILE', help: 'YAML that says which tests show what'},
    property: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'a property that names what a test shows, beside requirement and verifies; may be repeated',
    },
    pattern: {
      type: 'string',
      value: 'RE',
      help: 'finds what a test shows in its name: its first group, or all of it; in place of the ids of spec.yaml',
    },
    version: {type: 'string', value: 'V', help: 'of the target that was tested (that of the target or its claim)'},
    tool: {type: 'string', value: 'NAME', help: 'what ran the tests, to be kept with the results'},
    date: {type: 'string', value: 'DATE', help: 'day of the run, YYYY-MM-DD; otherwise as the report says, or today'},
    'dry-run': {type: 'boolean', help: 'say what would be written, and write nothing'},
    json: {type: 'boolean', help: 'print what was read as JSON'},
  },
  async run({root, positionals, values, terminal}) {
    if (positionals.length === 0) throw new UsageProblem('Expected the reports to import')
    const names = namesOfResults(positionals, values.as as string | undefined)
    dayOf(values.date as string | undefined)
    const pattern = patternOf(values.pattern as string | undefined)
    const reports = positionals.map((path, index) => ({
      path,
      name: names[index]!,
      ...readForeignFile(path, largestReport),
    }))
    const map = values.map as string | undefined
    const mapping = map === undefined ? {rules: [], problems: []} : readMapping(map)
    const work = async (opened: Root) => {
      const analysis = await analyse(opened, hashTool())
      const target = targetNamed(analysis.sources, values.target as string | undefined)
      const known = knownIn(analysis)
      const problems = [...mapping.problems, ...problemsOfRules(mapping.rules, known)]
      const properties = ['requirement', 'verifies', ...((values.property as string[] | undefined) ?? [])]
      const options: MappingOptions = {properties, rules: mapping.rules, pattern}
      const imports = reports.map((report) => importReport(report, {root, analysis, target, known, options, values}))
      problems.push(...imports.flatMap((one) => one.problems))
      const refused = hasError(problems)
      if (!refused && !values['dry-run'])
        applyEdits(
          root,
          imports.map(({path, text}) => ({path, content: Buffer.from(text)})),
        )
      tell(imports, {problems, written: !refused && !values['dry-run'], refused, values, terminal})
      sayVersion(target, analysis, values.version as string | undefined, terminal)
      return refused ? exitCode.findings : exitCode.ok
    }
    return values['dry-run'] ? work(await openWholeRoot(root)) : withLock(root, () => work(openRoot(root)))
  },
}

function patternOf(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined
  try {
    return new RegExp(source, 'g')
  } catch (problem) {
    throw new UsageProblem(`Unexpected --pattern: ${(problem as Error).message}`)
  }
}

function readMapping(path: string): {rules: MappingRule[]; problems: ImportProblem[]} {
  const read = readForeignFile(path, maximumBytes)
  if ('problem' in read) return {rules: [], problems: [read.problem]}
  const {text, findings} = decodeSource(read.bytes, path)
  if (text === undefined) return {rules: [], problems: asProblems(findings)}
  const parsed = parseImportMap(text, path)
  return {rules: parsed.value ?? [], problems: asProblems(parsed.findings)}
}

function knownIn({sources, database, ids}: Analysis): Known {
  const requirements = new Map(readRequirementFacts(database).map((row) => [row.id, row]))
  const cases = new Map(sources.cases.map((one) => [one.id, one]))
  return {ids, requirement: (id) => requirements.get(id), case: (id) => cases.get(id)}
}

/** The mapping is the importer's own: a wrong name in it is no other tool's. */
function problemsOfRules(rules: MappingRule[], known: Known): ImportProblem[] {
  return rules.flatMap(({names}) =>
    names.flatMap(({name, file, line, column}): ImportProblem[] => {
      const resolved = resolveName(name, known)
      if (!('problem' in resolved)) return []
      const message = `Unexpected \`${name}\`, expected a requirement or a case: ${resolved.problem}`
      return [{file, line, column, severity: 'error', message, fix: 'mend the name'}]
    }),
  )
}

interface Imported extends Omit<Mapped, 'lines'> {
  report: TestReport
  file: string
  path: string
  text: string
  day: string
  requirements: number
}

interface ImportContext {
  root: string
  analysis: Analysis
  target: Target
  known: Known
  options: MappingOptions
  values: Invocation['values']
}

/** What becomes of one report: nothing of it is written here. */
function importReport(
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

function versionOf({version, claim}: Target, claims: Analysis['sources']['claims']): string | undefined {
  return version ?? (claim === null ? undefined : claims.get(claim)?.version)
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

function tell(
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
      ...{mapped, unmapped: unmapped.length, requirements, withoutRevision},
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
  }
  if (refused) terminal.err('Nothing was imported: mend the errors first.\n')
}

function countOutcomes({tests}: TestReport): Record<string, number> {
  const counts = outcomes
    .toReversed()
    .map((outcome): [string, number] => [outcome, tests.filter(({observed}) => observed === outcome).length])
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function sayVersion(target: Target, {sources}: Analysis, given: string | undefined, terminal: Terminal): void {
  const expected = versionOf(target, sources.claims)
  if (given === undefined || expected === undefined || given === expected) return
  terminal.err(
    `${target.version === null ? 'The claim' : target.file} speaks of version ${oneLine(expected)}: what was seen of another counts as outdated.\n`,
  )
}
