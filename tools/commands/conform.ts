import {formatRun, type Head, isSameTarget, keptResults} from '../conform/results-file.ts'
import {runProgram} from '../conform/run-program.ts'
import {orderOf, type SelectedCase, selectCases} from '../conform/select-cases.ts'
import {type Observed, SuiteProblem, SuiteProcess} from '../conform/suite-process.ts'
import {isFailure, summarizeRun} from '../conform/summary.ts'
import {applyEdits} from '../edit/apply-edits.ts'
import type {Facts} from '../model/conditions/applicability.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import type {Observation} from '../model/observation.ts'
import {type Case, nothingRuns, type Run, type Target} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {hashTool} from '../own/tool-hash.ts'
import {type Analysis, analyse} from '../pipeline/analyse.ts'
import {openWholeRoot, withLock} from '../pipeline/with-lock.ts'
import {openRoot} from '../read/root.ts'
import {oneLine} from '../text/terminal.ts'
import {type AnswerRow, readAnswers, readCurrentCases, readRequirementFacts} from '../trace/run-rows.ts'
import {type Command, exitCode, type Invocation, type Terminal, UsageProblem} from './command.ts'
import {dayOf, today} from './day.ts'
import {progressOn} from './progress.ts'

export const conformCommand: Command = {
  usage: 'conform --target T',
  summary: 'run the cases on a target and keep what was seen',
  help: `Starts a target of requirements/targets, runs on it the cases that its claim
selects, and writes results/<target>.jsonl: the next build shows the verdicts.
This command runs programs: those that \`suite\` in spec.yaml names.

A run of some cases keeps the other observations, as long as the target, the
suite and the claim are still the same. Each is bound to the text, the case,
the code that judges (\`suite.judge\` in spec.yaml) and what is judged
(\`judged\` in the target): where one of them has changed, the observation is
outdated and counts as not run. Without \`suite.judge\` only text, case and
version are compared.

  avps conform --target reference                  every case that applies
  avps conform --target reference --area BLK       those of one area
  avps conform --target reference --id REQ-BLK-007 those of one requirement
  avps conform --outdated                          what has no current result,
                                                   on all that can be reached
  avps conform --list                              the targets`,
  options: {
    target: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'a file of requirements/targets, without its ending; may be repeated',
    },
    outdated: {type: 'boolean', help: 'only what has no current result; without --target on all targets'},
    area: {type: 'string', multiple: true, value: 'AREA', help: 'only requirements of this area; may be repeated'},
    id: {type: 'string', multiple: true, value: 'ID', help: 'only this requirement; may be repeated'},
    case: {type: 'string', multiple: true, value: 'CASE', help: 'only this case; may be repeated'},
    date: {type: 'string', value: 'DATE', help: 'day of the run, YYYY-MM-DD; otherwise today'},
    patience: {type: 'string', value: 'N', help: 'seconds that the suite may be silent before it is given up (300)'},
    list: {type: 'boolean', help: 'print the targets'},
    'dry-run': {type: 'boolean', help: 'run, and write no results'},
    json: {type: 'boolean', help: 'print what was seen as JSON'},
  },
  async run({root, values, terminal}) {
    const analysis = await analyse(await openWholeRoot(root), hashTool())
    const {sources} = analysis
    if (values.list) {
      for (const target of sources.targets)
        terminal.out(`${target.name}  ${oneLine(target.title)}${nothingRuns(target) ? ' (nothing runs here)' : ''}\n`)
      return exitCode.ok
    }
    const named = values.target as string[] | undefined
    const outdated = Boolean(values.outdated)
    const targets =
      outdated && named === undefined
        ? sources.targets.filter((target) => !nothingRuns(target))
        : targetsOf(analysis, named)
    const {suite} = sources.spec
    if (!suite) throw new UsageProblem('Expected `suite` in spec.yaml: the program that runs the cases')
    const asked = askedCases(analysis, values)
    const date = dayOf(values.date as string | undefined) ?? today()
    const patience = patienceOf(values.patience as string | undefined)
    if (suite.prepare.length > 0) await prepare(suite.prepare, root, terminal)
    const answers: (AnswerRow & {target: string})[] = []
    for (const target of targets) {
      try {
        const run = {analysis, target, suite, asked, outdated, date, patience, root, terminal, values}
        answers.push(...(await conformTarget(run)).map((answer) => ({target: target.name, ...answer})))
      } catch (problem) {
        // Of targets that nobody named, those that are out of reach keep what they have.
        if (!(problem instanceof NotReached) || named !== undefined) throw problem
        terminal.err(`Not reached from here: ${problem.message}\n`)
      }
    }
    if (values.json) terminal.out(`${JSON.stringify(answers, null, 2)}\n`)
    return answers.some(isFailure) ? exitCode.findings : exitCode.ok
  },
}

/** The target does not start: nothing was seen of it. */
class NotReached extends EnvironmentProblem {}

interface TargetRun {
  analysis: Analysis
  target: Target
  suite: NonNullable<Spec['suite']>
  /** The cases that may run. */
  asked: Case[]
  /** Only those of them run that have no current result. */
  outdated: boolean
  date: string
  /** Seconds that the suite's program may be silent. */
  patience: number
  root: string
  terminal: Terminal
  values: Invocation['values']
}

/** Runs cases on a target, keeps what was seen, and says what it leads to. */
async function conformTarget(run: TargetRun): Promise<AnswerRow[]> {
  const {analysis, target, root, terminal, values} = run
  const {sources} = analysis
  const earlier = sources.runs.find((one) => one.target === target.name)
  const {head, wanted, kept, results} = await runSuite(run, earlier)
  if (wanted.length === 0) {
    if (!values.json) terminal.out(`Nothing is outdated on ${target.name}.\n`)
    return []
  }
  const text = formatRun(head, [...kept, ...results], earlier)
  const after = await answersAfter(root, target.name, text, Boolean(values['dry-run']))
  const answers = after.filter((answer) => wanted.some(({id}) => id === answer.case))
  if (values.json) return answers
  terminal.out(summarizeRun(answers, target.name))
  terminal.out(`\n${oneLine(`${target.title} (${head.targetVersion})`)}\n`)
  const expected =
    target.version ??
    (target.claim === null ? undefined : sources.claims.get(target.claim)?.identity.version) ??
    head.targetVersion
  if (expected !== head.targetVersion)
    terminal.err(
      `${target.version === null ? 'The claim' : target.file} speaks of version ${expected}: what was seen of another counts as outdated.\n`,
    )
  if (!values['dry-run']) terminal.out(`Written to ${resultsPath(target.name)}.\n`)
  return answers
}

function patienceOf(seconds: string | undefined): number {
  if (seconds === undefined) return 300
  if (!/^[1-9]\d{0,5}$/.test(seconds))
    throw new UsageProblem(`Unexpected --patience "${seconds}", expected a number of seconds`)
  return Number(seconds)
}

function targetsOf(analysis: Analysis, names: string[] | undefined): Target[] {
  return names === undefined ? [targetOf(analysis, undefined)] : names.map((name) => targetOf(analysis, name))
}

function targetOf({sources: {targets}}: Analysis, name: string | undefined): Target {
  const names = targets.map((target) => target.name).join(', ') || 'none: describe one in requirements/targets/'
  if (name === undefined) throw new UsageProblem(`Expected --target with the name of a target (${names})`)
  const target = targets.find((one) => one.name === name)
  if (!target) throw new UsageProblem(`Unexpected target "${name}", expected one of: ${names}`)
  if (nothingRuns(target))
    throw new UsageProblem(
      `Unexpected target "${name}", of which nothing runs here (\`adapter: none\`): its results are imported, see \`avps import results --help\``,
    )
  return target
}

/** The cases that the options ask for, of those that show a requirement as it now stands. */
function askedCases({sources, database, ids}: Analysis, values: Invocation['values']): Case[] {
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
async function prepare(command: string[], root: string, terminal: Terminal): Promise<void> {
  terminal.err(`Running ${command.join(' ')}\n`)
  const {status, output} = await runProgram(command, root)
  if (status !== 0) throw new EnvironmentProblem(`\`${command.join(' ')}\` failed\n${output}`.trimEnd())
}

async function runSuite(run: TargetRun, earlier: Run | undefined) {
  const {analysis, target, suite, asked, outdated, date, patience, root, terminal, values} = run
  const {sources, database} = analysis
  const process = new SuiteProcess(suite.run, root, patience)
  terminal.err(`Running ${suite.run.join(' ')}\n`)
  try {
    const answer = await process.open(target.name, target.data)
    if ('failed' in answer)
      throw new NotReached(`${target.title}: ${answer.failed.message}\n${answer.failed.log}`.trimEnd())
    const {version, judged: outside, ...survey} = answer.opened
    const claim = target.claim === null ? undefined : sources.claims.get(target.claim)
    if (target.claim !== null && !claim)
      throw new UsageProblem(`Expected the claim ${target.claim}, which is not there`)
    const head: Head = {
      target: target.name,
      targetVersion: version,
      suite: suite.version,
      specification: `${sources.spec.short} ${sources.spec.version}`,
      claim: claim?.hash ?? null,
      run: date,
      judged: {...sources.bindings.judged[target.name], ...outside},
      survey,
    }
    const same = earlier !== undefined && isSameTarget(earlier, head, outside)
    const current = outdated && same ? readCurrentCases(database, target.name) : new Set<string>()
    const wanted = asked.filter(({id}) => !current.has(id))
    const others = new Map(sources.cases.filter((one) => !wanted.includes(one)).map(({id, device}) => [id, device]))
    const kept = same ? keptResults(earlier, head, (id) => others.get(id)) : []

    const facts: Facts = claim ? {data: claim.data, allProfiles: false} : {data: survey, allProfiles: true}
    const answerable = new Map(
      readRequirementFacts(database)
        .filter(({subject}) => subject !== null && target.subjects.includes(subject))
        .map((row) => [row.id, row]),
    )
    const judges = sources.bindings.judge[target.name]
    const identify = ({id, requirement, revision, hash, line}: Case) => ({
      ...{requirement, revision, case: id, caseHash: hash, line},
      judge: judges?.[id] ?? null,
    })
    const leftOut = (one: Case, reason: string): Observation => ({
      ...identify(one),
      observed: 'not-run',
      reason,
      evidence: null,
    })
    const {selected, left} = selectCases(wanted, answerable, facts, sources.spec)
    const results: Omit<Observation, 'line'>[] = left.map(({case: one, reason}) => leftOut(one, reason))
    for (const one of wanted) if (!answerable.has(one.requirement)) results.push(leftOut(one, 'not answerable'))
    await runCases(process, selected, progressOf(terminal, Boolean(values.json), selected.length), (one, seen) => {
      results.push({...identify(one), ...heldTo(seen)})
    })
    return {head, wanted, kept, results}
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

/** A pass says what was seen, or it is none. */
function heldTo({observed, reason, evidence}: Observed): Pick<Observation, 'observed' | 'reason' | 'evidence'> {
  if (observed !== 'pass' || evidence?.trim()) return {observed, reason, evidence}
  return {observed: 'error', reason: 'the suite says nothing of what it saw', evidence: null}
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
  else await withLock(root, async () => applyEdits(root, [{path, content: Buffer.from(text)}]))
  const {database} = await analyse(opened, hashTool())
  return readAnswers(database, target)
}
