import {orderOf, selectCases} from '../../tools/conform/select-cases.ts'
import {type CaseOrder, type Observed, SuiteProblem, SuiteProcess} from '../../tools/conform/suite-process.ts'
import {hashTool} from '../../tools/own/tool-hash.ts'
import {analyse} from '../../tools/pipeline/analyse.ts'
import {openRoot} from '../../tools/read/root.ts'
import {readRequirementFacts} from '../../tools/trace/run-rows.ts'

/** The cases that run on a target, as the suite is told of them. */
export interface Hunt {
  target: string
  command: string[]
  options: Record<string, unknown>
  orders: CaseOrder[]
}

/** What each target of the reference device runs. */
export async function planHunts(root: string, targets: string[]): Promise<Hunt[]> {
  const {sources, database} = await analyse(openRoot(root), hashTool())
  const rows = new Map(readRequirementFacts(database).map((row) => [row.id, row]))
  return targets.map((name) => {
    const target = sources.targets.find((one) => one.name === name)
    const claim = target?.claim ? sources.claims.get(target.claim) : undefined
    if (!target || !claim || !sources.spec.suite) throw new Error(`no target ${name} with a claim, or no suite`)
    const answerable = new Map(
      [...rows].filter(([, {subject}]) => subject !== null && target.subjects.includes(subject)),
    )
    const facts = {data: claim.data, allProfiles: false}
    const {selected} = selectCases(sources.cases, answerable, facts, sources.spec)
    return {target: name, command: sources.spec.suite.run, options: target.data, orders: selected.map(orderOf)}
  })
}

/** A broken device may hang, and its supervisor says so: this long, in seconds, nobody is silent. */
const patience = 300

/** Runs cases until `enough` says so; what was observed up to then. */
export async function runHunt(
  hunt: Hunt,
  root: string,
  variables: Record<string, string>,
  enough: (seen: Observed) => boolean,
): Promise<Observed[]> {
  const suite = new SuiteProcess(hunt.command, root, patience, variables)
  const seen: Observed[] = []
  let stopped = false
  try {
    const opened = await suite.open(hunt.target, hunt.options)
    if ('failed' in opened)
      return [{case: 'the start of the target', observed: 'error', reason: opened.failed.message, evidence: null}]
    await suite.run(hunt.orders, {
      begun() {},
      observed(one) {
        if (stopped) return
        seen.push(one)
        if (!enough(one)) return
        stopped = true
        suite.kill()
      },
    })
  } catch (problem) {
    if (!(problem instanceof SuiteProblem) || !stopped) throw problem
  } finally {
    await suite.close()
  }
  return seen
}
