import {spawnSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import type {Facts} from '../applicability.ts'
import {formatResults, keptResults} from '../conform/results-file.ts'
import {orderOf, type SelectedCase, selectCases} from '../conform/select-cases.ts'
import {type Observed, SuiteProblem, SuiteProcess} from '../conform/suite-process.ts'
import {isFailure, summarizeRun} from '../conform/summary.ts'
import {applyEdits} from '../edit/apply-edits.ts'
import {type Analysis, analyse, openRoot} from '../pipeline/analyse.ts'
import {EnvironmentProblem} from '../pipeline/problems.ts'
import type {Case, Observation, Target} from '../sources.ts'
import type {Spec} from '../spec.ts'
import {oneLine} from '../terminal-text.ts'
import {hashTool} from '../tool-hash.ts'
import {readAnswers, readRequirementFacts} from '../trace/run-rows.ts'
import {type Command, exitCode, type Invocation, type Terminal, UsageProblem} from './command.ts'
import {progressOn} from './progress.ts'

export const conformCommand: Command = {
  usage: 'conform --target T',
  summary: 'run the cases on a target and keep what was seen',
  help: `Starts a target of requirements/targets, runs on it the cases that its claim
selects, and writes results/<target>.jsonl: the next build shows the verdicts.
This command runs programs: those that \`suite\` in spec.yaml names.

A run of some cases keeps the other observations, as long as the target, the
suite and the claim are still the same.

  avps conform --target reference                  every case that applies
  avps conform --target reference --area BLK       those of one area
  avps conform --target reference --id REQ-BLK-007 those of one requirement
  avps conform --list                              the targets`,
  options: {
    target: {type: 'string', value: 'NAME', help: 'a file of requirements/targets, without its ending'},
    area: {type: 'string', multiple: true, value: 'AREA', help: 'only requirements of this area; may be repeated'},
    id: {type: 'string', multiple: true, value: 'ID', help: 'only this requirement; may be repeated'},
    case: {type: 'string', multiple: true, value: 'CASE', help: 'only this case; may be repeated'},
    list: {type: 'boolean', help: 'print the targets'},
    'dry-run': {type: 'boolean', help: 'run, and write no results'},
    json: {type: 'boolean', help: 'print what was seen as JSON'},
  },
  async run({root, values, terminal}) {
    const analysis = await analyse(openRoot(root), hashTool())
    const {sources} = analysis
    if (values.list) {
      for (const {name, title} of sources.targets) terminal.out(`${name}  ${oneLine(title)}\n`)
      return exitCode.ok
    }
    const target = targetOf(analysis, values.target as string | undefined)
    const {suite} = sources.spec
    if (!suite) throw new UsageProblem('Expected `suite` in spec.yaml: the program that runs the cases')
    const wanted = wantedCases(analysis, values)
    if (suite.prepare.length > 0) prepare(suite.prepare, root, terminal)
    const run = await runSuite({analysis, target, suite, wanted, root, terminal, quiet: Boolean(values.json)})
    const text = formatResults(run.head, [
      ...keptResults(
        sources.runs.find((earlier) => earlier.target === target.name),
        run.head,
        (id) => sources.cases.some((one) => one.id === id) && !wanted.some((one) => one.id === id),
      ),
      ...run.results,
    ])
    const after = await answersAfter(root, target.name, text, Boolean(values['dry-run']))
    const answers = after.filter((answer) => wanted.some(({id}) => id === answer.case))
    if (values.json) terminal.out(`${JSON.stringify(answers, null, 2)}\n`)
    else {
      terminal.out(summarizeRun(answers, target.name))
      terminal.out(`\n${oneLine(`${target.title} (${run.head.targetVersion})`)}\n`)
      const claimed = target.claim === null ? undefined : sources.claims.get(target.claim)?.version
      if (claimed !== undefined && claimed !== run.head.targetVersion)
        terminal.err(`The claim speaks of version ${claimed}: what was seen of another counts as outdated.\n`)
      if (!values['dry-run']) terminal.out(`Written to ${resultsPath(target.name)}.\n`)
    }
    return answers.some(isFailure) ? exitCode.findings : exitCode.ok
  },
}

function targetOf({sources: {targets}}: Analysis, name: string | undefined): Target {
  const names = targets.map((target) => target.name).join(', ') || 'none: describe one in requirements/targets/'
  if (name === undefined) throw new UsageProblem(`Expected --target with the name of a target (${names})`)
  const target = targets.find((one) => one.name === name)
  if (!target) throw new UsageProblem(`Unexpected target "${name}", expected one of: ${names}`)
  return target
}

/** The cases that the options ask for, of those that show a requirement as it now stands. */
function wantedCases({sources, database, ids}: Analysis, values: Invocation['values']): Case[] {
  const areas = (values.area as string[] | undefined) ?? []
  const requirements = (values.id as string[] | undefined) ?? []
  const cases = (values.case as string[] | undefined) ?? []
  const known = new Map(readRequirementFacts(database).map((row) => [row.id, row]))
  for (const area of areas) {
    if (!Object.hasOwn(sources.spec.areas, area))
      throw new UsageProblem(`Unexpected area "${area}", expected one of ${Object.keys(sources.spec.areas).join(', ')}`)
  }
  for (const id of requirements)
    if (!known.has(id)) throw new UsageProblem(`Unexpected "${id}", expected a requirement of this specification`)
  for (const id of cases)
    if (!sources.cases.some((one) => one.id === id))
      throw new UsageProblem(`Unexpected case "${id}", expected a path below conformance/cases, without .case.ts`)
  const isWanted = ({id, requirement}: Case) =>
    (areas.length === 0 || areas.some((area) => ids.partsOf(requirement)?.area === area)) &&
    (requirements.length === 0 || requirements.includes(requirement)) &&
    (cases.length === 0 || cases.includes(id))
  const wanted = sources.cases.filter((one) => isWanted(one) && known.get(one.requirement)?.revision === one.revision)
  if (wanted.length === 0) throw new UsageProblem('No case shows what was asked for')
  return wanted
}

/** What has to be done before the suite can run, such as to compile it. */
function prepare(command: string[], root: string, terminal: Terminal): void {
  terminal.err(`Running ${command.join(' ')}\n`)
  const [program, ...args] = command
  const {status, stdout, stderr, error} = spawnSync(program!, args, {cwd: root, encoding: 'utf8'})
  if (status === 0) return
  throw new EnvironmentProblem(
    `\`${command.join(' ')}\` failed${error ? `: ${error.message}` : ''}\n${stdout ?? ''}${stderr ?? ''}`.trimEnd(),
  )
}

interface SuiteRun {
  analysis: Analysis
  target: Target
  suite: NonNullable<Spec['suite']>
  wanted: Case[]
  root: string
  terminal: Terminal
  quiet: boolean
}

async function runSuite({analysis, target, suite, wanted, root, terminal, quiet}: SuiteRun) {
  const {sources, database} = analysis
  const process = new SuiteProcess(suite.run, root)
  terminal.err(`Running ${suite.run.join(' ')}\n`)
  try {
    const answer = await process.open(target.name, target.data)
    if ('failed' in answer)
      throw new EnvironmentProblem(
        `${target.title}: ${answer.failed.message}
${answer.failed.log}`.trimEnd(),
      )
    const {version, ...survey} = answer.opened
    const claim = target.claim === null ? undefined : sources.claims.get(target.claim)
    if (target.claim !== null && !claim)
      throw new UsageProblem(`Expected the claim ${target.claim}, which is not there`)
    const facts: Facts = claim ? {data: claim.data, allProfiles: false} : {data: survey, allProfiles: true}
    const answerable = new Map(
      readRequirementFacts(database)
        .filter(({subject}) => subject !== null && target.subjects.includes(subject))
        .map((row) => [row.id, row]),
    )
    const {selected, left} = selectCases(wanted, answerable, facts, sources.spec)
    const results = left.map(({case: one, reason}): Omit<Observation, 'line'> => leftOut(one, reason))
    for (const one of wanted) if (!answerable.has(one.requirement)) results.push(leftOut(one, 'not applicable'))
    await runCases(process, selected, progressOf(terminal, quiet, selected.length), (one, seen) => {
      results.push({...identify(one), observed: seen.observed, reason: seen.reason, evidence: seen.evidence})
    })
    const head = {
      target: target.name,
      targetVersion: version,
      suite: suite.version,
      specification: `${sources.spec.short} ${sources.spec.version}`,
      claim: claim?.hash ?? null,
      survey,
    }
    return {head, results}
  } catch (problem) {
    if (problem instanceof SuiteProblem) throw new EnvironmentProblem(problem.message)
    throw problem
  } finally {
    await process.close()
  }
}

async function runCases(
  process: SuiteProcess,
  selected: SelectedCase[],
  progress: ReturnType<typeof progressOf>,
  keep: (one: Case, seen: Observed) => void,
): Promise<void> {
  if (selected.length === 0) return
  const awaited = new Map(selected.map((one) => [one.case.id, one.case]))
  await process.run(selected.map(orderOf), {
    begun: (id) => progress.begun(id),
    observed(seen) {
      const one = awaited.get(seen.case)
      if (!one) throw new SuiteProblem(`the program of the suite observed \`${seen.case}\`, which nobody asked for`)
      awaited.delete(seen.case)
      progress.observed(seen)
      keep(one, seen)
    },
  })
  progress.end()
  for (const one of awaited.values())
    keep(one, {case: one.id, observed: 'error', reason: 'the suite gave no answer', evidence: null})
}

function identify({id, requirement, revision, hash, line}: Case) {
  return {requirement, revision, case: id, caseHash: hash, line}
}

function leftOut(one: Case, reason: string): Observation {
  return {...identify(one), observed: 'not-run', reason, evidence: null}
}

/** On a terminal one line that is written over; elsewhere a line for every fifty cases. */
function progressOf(terminal: Terminal, quiet: boolean, total: number) {
  const line = progressOn(terminal, quiet)
  let done = 0
  let failed = 0
  const count = () => `${String(done).padStart(String(total).length)}/${total}${failed > 0 ? `  ${failed} failed` : ''}`
  return {
    begun: (id: string) => line.step(`${count()}  ${id}`),
    observed({observed}: Observed) {
      done++
      if (observed === 'fail' || observed === 'error') failed++
      if (!terminal.interactive && !quiet && (done % 50 === 0 || done === total)) terminal.err(`${count()}\n`)
    },
    end: () => line.end(),
  }
}

function resultsPath(target: string): string {
  return `results/${target}.jsonl`
}

/** The verdicts that these results lead to, waivers laid over: from the same views that a build publishes. */
async function answersAfter(root: string, target: string, text: string, dry: boolean) {
  const path = resultsPath(target)
  const opened = openRoot(root)
  if (dry) opened.pretend(path, new TextEncoder().encode(text))
  else {
    mkdirSync(join(root, 'results'), {recursive: true})
    applyEdits(root, [{path, content: text}])
  }
  const {database} = await analyse(opened, hashTool())
  return readAnswers(database, target)
}
