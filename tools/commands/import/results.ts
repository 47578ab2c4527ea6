import {applyEdits} from '../../edit/apply-edits.ts'
import type {MappingOptions} from '../../import/map-tests.ts'
import {hasError} from '../../import/problem.ts'
import type {Target} from '../../model/sources.ts'
import {hashTool} from '../../own/tool-hash.ts'
import {type Analysis, analyse} from '../../pipeline/analyse.ts'
import {openWholeRoot, withLock} from '../../pipeline/with-lock.ts'
import {openRoot, type Root} from '../../read/root.ts'
import {oneLine} from '../../text/terminal.ts'
import {type Command, exitCode, type Terminal, UsageProblem} from '../command.ts'
import {dayOf} from '../day.ts'
import {readForeignFile} from './foreign-file.ts'
import {importReport, knownIn, versionOf} from './import-report.ts'
import {problemsOfRules, readMapping} from './read-mapping.ts'
import {namesOfResults} from './results-name.ts'
import {targetNamed} from './target.ts'
import {tellResults} from './tell-results.ts'

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

Where functions are named test_REQ_BLK_007, the option
--pattern 'REQ_[A-Z]+_\\d+' finds them.

Skipped, disabled, todo and expected failures count as not run; a flaky test
counts with its worst try. A report that is cut off, bails out or breaks its
plan is refused, and what was imported before stays. Import a report again, and
its file is replaced as a whole.`,
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
      tellResults(imports, {problems, written: !refused && !values['dry-run'], refused, values, terminal})
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

function sayVersion(target: Target, {sources}: Analysis, given: string | undefined, terminal: Terminal): void {
  const expected = versionOf(target, sources.claims)
  if (given === undefined || expected === undefined || given === expected) return
  terminal.err(
    `${target.version === null ? 'The claim' : target.file} speaks of version ${oneLine(expected)}: what was seen of another counts as outdated.\n`,
  )
}
