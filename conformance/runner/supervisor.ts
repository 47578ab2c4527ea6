import {accessSync, constants, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {TargetOptions} from '../port.ts'
import {combine} from './combine.ts'
import {bounded, scrubbed} from './evidence.ts'
import type {CaseOrder, Observation, Order, Report} from './protocol.ts'
import {type Ending, SupervisedChild} from './supervised-child.ts'

/** Seconds after which a silent case is taken for hung, where the target names none under `patience`. */
const patienceOf = (options: TargetOptions) =>
  typeof options.patience === 'number' ? options.patience : options.adapter === 'in-process' ? 10 : 20

/** Carries out orders with children that may hang or die. Nothing of them outlives `close`. */
export class Supervisor {
  /** Temporary files of all children. In memory where that is possible: guest memory is one of them. */
  readonly #folder = mkdtempSync(join(writable('/dev/shm') ? '/dev/shm' : tmpdir(), `avps-conform-${process.pid}-`))
  readonly #report: (report: Report) => void
  readonly #children = new Set<SupervisedChild>()
  #target: {name: string; options: TargetOptions} | undefined
  #child: SupervisedChild | undefined
  #disposable: SupervisedChild | undefined

  constructor(report: (report: Report) => void) {
    this.#report = report
  }

  /** Obeys an order and reports what comes of it. */
  async obey(order: Order): Promise<void> {
    if ('open' in order) {
      this.#target = order.open
      this.#drop(this.#child)
      this.#drop(this.#disposable)
      this.#disposable = undefined
      const {child, ending} = await this.#start()
      this.#child = child
      if ('report' in ending) this.#report(ending.report as Report)
      else this.#report({failed: {message: lostMessage(ending), log: scrubbed(ending.log)}})
    } else if ('run' in order) {
      for (const each of order.run.cases) await this.#run(each)
      this.#report({done: {}})
    }
  }

  close(): void {
    for (const child of this.#children) child.kill()
    rmSync(this.#folder, {recursive: true, force: true})
  }

  async #run(order: CaseOrder): Promise<void> {
    this.#report({begun: {case: order.case}})
    const results: [string, Observation][] = []
    for (const device of order.devices)
      results.push([device, await (order.mayHang ? this.#runApart(order, device) : this.#runOn(order, device))])
    this.#report({observed: {case: order.case, requirement: order.requirement, ...combine(results)}})
  }

  /** On the machine that serves one case after the other. A machine that is unfit before the case is replaced once. */
  async #runOn(order: CaseOrder, device: string): Promise<Observation> {
    for (let attempt = 1; ; attempt++) {
      const {ending, unfit} = await this.#attempt(order, device)
      if (unfit) this.#drop(this.#child)
      const before = 'lost' in ending ? !ending.inside : unfit && ending.result.observed === 'error'
      if (!before || attempt === 2) return 'lost' in ending ? lostObservation(ending) : ending.result
    }
  }

  async #attempt(
    order: CaseOrder,
    device: string,
  ): Promise<{ending: Extract<Ending, {lost: unknown}> | {result: Observation}; unfit: boolean}> {
    if (this.#child === undefined) {
      const {child, ending} = await this.#start()
      this.#child = child
      if (!('report' in ending)) return {ending, unfit: true}
      if ('failed' in ending.report) return {ending: {result: failedObservation(ending.report.failed)}, unfit: true}
    }
    const ending = await this.#child.order({case: order, device}, this.#patience)
    if (!('report' in ending)) return {ending, unfit: true}
    const report = ending.report
    return 'result' in report ? {ending: report, unfit: report.unfit} : {ending: {result: outOfTurn}, unfit: true}
  }

  /** On a machine for dangerous cases alone, which is thrown away as soon as one of them did not pass. */
  async #runApart(order: CaseOrder, device: string): Promise<Observation> {
    const kept = this.#child
    this.#child = this.#disposable
    this.#disposable = undefined
    try {
      const observation = await this.#runOn(order, device)
      if (observation.observed === 'pass') this.#disposable = this.#child
      else this.#drop(this.#child)
      return observation
    } finally {
      this.#child = kept
    }
  }

  async #start(): Promise<{child: SupervisedChild; ending: Ending}> {
    if (!this.#target) throw new Error('no target was opened')
    const child = new SupervisedChild(this.#folder)
    this.#children.add(child)
    return {child, ending: await child.order({open: this.#target}, this.#patience)}
  }

  #drop(child: SupervisedChild | undefined): void {
    if (!child) return
    child.kill()
    this.#children.delete(child)
    if (child === this.#child) this.#child = undefined
  }

  /** In milliseconds. */
  get #patience(): number {
    return 1000 * patienceOf(this.#target!.options)
  }
}

const outOfTurn: Observation = {observed: 'error', reason: 'the child of the runner spoke out of turn', evidence: null}

function lostObservation(ending: Extract<Ending, {lost: unknown}>): Observation {
  return {
    observed: ending.inside ? 'fail' : 'error',
    reason: lostMessage(ending),
    evidence: ending.log === '' ? null : bounded(`the target printed:\n${ending.log.slice(-1000).trimEnd()}`),
  }
}

function failedObservation({message, log}: {message: string; log: string}): Observation {
  return {observed: 'error', reason: `before the case: ${message}`, evidence: log === '' ? null : bounded(log)}
}

function lostMessage({lost, inside, detail}: Extract<Ending, {lost: unknown}>): string {
  return `${inside ? '' : 'before the case: '}the target ${lost}: ${detail}`
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
