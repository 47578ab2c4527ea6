// Runs the suite against every mutant of the reference device: a rule that can be broken unseen is a rule that no case
// holds. `npm run mutants [-- NAME-PART]`.
import {mkdtempSync, rmSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {CaseOrder} from '../../tools/conform/suite-process.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {type Hunt, planHunts, runHunt} from './hunt.ts'
import {type Mutant, plantMutant, readMutants} from './mutant.ts'

const root = fileURLToPath(packageRoot)
const compiled = join(root, 'build', 'device')
const wantedShare = 0.95
const slow = new Set([
  'split-ring/continues-when-its-indices-wrap',
  'notifications/sends-the-notification-where-the-index-wraps',
])

const part = process.argv[2] ?? ''
const mutants = readMutants(join(root, 'device')).filter(
  ({name, breaks}) => name.includes(part) || breaks.includes(part),
)
const hunts = await planHunts(root, ['reference', 'reference-lean'])
const passing = new Map<string, Set<string>>()
for (const hunt of hunts) passing.set(hunt.target, await baseline(hunt))

interface Kill {
  case: string
  requirement: string
  observed: string
}

const kills = new Map<Mutant, Kill | undefined>()
const queue = [...mutants]
await Promise.all(Array.from({length: Math.min(availableParallelism(), 4)}, hunter))
process.exitCode = report()

async function hunter(): Promise<void> {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const kill = await hunt(mutant)
    kills.set(mutant, kill)
    process.stdout.write(`${describe(mutant, kill)}\n`)
  }
}

/** The cases that pass on the device as it is: only they can notice anything. */
async function baseline(hunt: Hunt): Promise<Set<string>> {
  const seen = await runHunt(hunt, root, {}, () => false)
  const passed = new Set(seen.filter(({observed}) => observed === 'pass').map(({case: id}) => id))
  process.stdout.write(`${hunt.target}: ${passed.size} of ${hunt.orders.length} cases pass\n`)
  return passed
}

/** The first case that sees the mutant. On every target the cases of the broken requirement are asked first. */
async function hunt(mutant: Mutant): Promise<Kill | undefined> {
  const folder = mkdtempSync(join(root, 'build', 'mutant-'))
  try {
    const device = join(folder, 'device')
    plantMutant(mutant, compiled, device)
    const isNamed = (order: CaseOrder) => rank(order, mutant) === 2
    for (const target of hunts) {
      const kill = await ask(target, device, target.orders.filter(isNamed))
      if (kill) return kill
    }
    for (const target of hunts) {
      const others = target.orders.filter((order) => !isNamed(order))
      const kill = await ask(
        target,
        device,
        others.toSorted((a, b) => rank(b, mutant) - rank(a, mutant)),
      )
      if (kill) return kill
    }
    return undefined
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Runs those of these cases that pass on the device as it is, up to the first that notices this one. */
async function ask(target: Hunt, device: string, cases: readonly CaseOrder[]): Promise<Kill | undefined> {
  const known = passing.get(target.target)!
  const orders = cases.filter(({case: id}) => known.has(id))
  if (orders.length === 0) return undefined
  const seen = await runHunt({...target, orders}, root, {AVPS_DEVICE_ROOT: device}, notices)
  const kill = seen.find(notices)
  if (!kill) return undefined
  const requirement = orders.find(({case: id}) => id === kill.case)?.requirement ?? ''
  return {case: kill.case, requirement, observed: kill.observed}
}

/** A case that a mutant keeps from its situation has noticed nothing. */
function notices({observed}: {observed: string}): boolean {
  return observed === 'fail' || observed === 'error'
}

/** Cases that take seconds come last. */
function rank({case: id, requirement}: {case: string; requirement: string}, {breaks}: Mutant): number {
  if (requirement.startsWith(`${breaks}@`)) return 2
  if (slow.has(id)) return -1
  return Number(requirement.startsWith(breaks.replace(/\d+$/, '')))
}

function describe({name, breaks, survives}: Mutant, kill: Kill | undefined): string {
  if (!kill) return `SURVIVED  ${breaks}  ${name}${survives ? `\n          because ${survives}` : ''}`
  const where = kill.requirement.startsWith(`${breaks}@`) ? '' : ` (of ${kill.requirement || 'no requirement'})`
  return `killed    ${breaks}  ${name}\n          by ${kill.case}${where}: ${kill.observed}`
}

function report(): number {
  const killed = [...kills.values()].filter(Boolean).length
  const survivors = mutants.filter((mutant) => !kills.get(mutant))
  const unexplained = survivors.filter(({survives}) => !survives)
  const wrong = mutants.filter(({survives}) => survives).filter((mutant) => kills.get(mutant))
  const share = mutants.length === 0 ? 0 : killed / mutants.length
  process.stdout.write(`\n${killed} of ${mutants.length} mutants killed (${Math.floor(share * 100)} %)\n`)
  for (const {breaks, name, survives} of survivors)
    process.stdout.write(`survivor: ${breaks}  ${name}: ${survives ?? 'no reason is given'}\n`)
  for (const {name} of wrong) process.stdout.write(`${name}: said to survive, and was killed\n`)
  return share >= wantedShare && unexplained.length === 0 && wrong.length === 0 ? 0 : 1
}
