import {AssertionError} from 'node:assert'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type CaseBody, NotExercised, NotWritten} from '../case.ts'
import type {DeviceType} from '../driver/core/device.ts'
import {Transcript} from '../driver/core/transcript.ts'
import {Transport} from '../driver/core/transport.ts'
import {Driver} from '../driver/driver.ts'
import {type Capability, capabilities, type Machine, TargetLost} from '../port.ts'
import {bounded, evidenceOf, reasonOf} from './evidence.ts'
import {guardHost} from './guard-host.ts'
import type {CaseOrder, Observation} from './protocol.ts'

/** The result of a case on one device, and whether the machine can be used no more. */
export interface CaseResult {
  readonly result: Observation
  readonly unfit: boolean
}

/**
 * Runs a case on one device. It never throws.
 *
 * @param isNew whether no case has run on the machine yet: then there is nothing to reset, and a device that cannot be reset
 * is left to the cases
 * @param inside is called when the body begins
 */
export async function runCase(
  {machine, types, isNew}: {machine: Machine; types: ReadonlyMap<string, DeviceType>; isNew: boolean},
  order: CaseOrder,
  device: string,
  inside: () => Promise<void>,
): Promise<CaseResult> {
  const port = machine.ports.get(device)
  if (!port) return fit('error', `the target has no ${device} device`)
  const unknown = order.uses.find((name) => !(name in capabilities))
  if (unknown !== undefined) return fit('error', `there is no capability ${unknown}`)
  const lacking = order.uses.filter((name) => !port.shows.has(name as Capability))
  if (lacking.length > 0) return fit('not-observable', `the adapter cannot show ${lacking.join(', ')}`)

  let body: CaseBody
  try {
    body = await load(order.file)
  } catch (error) {
    return fit('error', reasonOf(error), evidenceOf(error, []))
  }
  try {
    if (!isNew) await freshen(machine)
  } catch (error) {
    return {...fit('error', `before the case: ${reasonOf(error)}`, evidenceOf(error, [])), unfit: true}
  }

  const transcript = new Transcript()
  const driver = new Driver(device, machine.ports, types, order.accept, transcript)
  try {
    await inside()
    const seen: unknown = await body({driver, host: guardHost(port.host, order.uses)})
    return typeof seen === 'string' && seen.trim() !== '' ? fit('pass', null, bounded(seen)) : fit('error', saysNothing)
  } catch (error) {
    if (error instanceof NotExercised) return fit('not-observable', bounded(`not exercised: ${error.message}`))
    const observed = error instanceof AssertionError || error instanceof TargetLost ? 'fail' : 'error'
    if (error instanceof NotWritten) return fit('error', 'not written')
    const {result} = fit(observed, reasonOf(error), evidenceOf(error, transcript.lines()))
    return {result, unfit: error instanceof TargetLost}
  }
}

const saysNothing = 'the case says nothing: its body returns what was seen'

/** Resets every device, so that none writes to memory any more, and lets the adapter forget the case before. */
async function freshen(machine: Machine): Promise<void> {
  for (const port of machine.ports.values()) await new Transport(port, new Transcript()).reset()
  await machine.fresh()
}

async function load(file: string): Promise<CaseBody> {
  const module = file.endsWith('.ts') ? `build/${file.replace(/\.ts$/, '.js')}` : file
  const {default: body} = (await import(pathToFileURL(resolve(module)).href)) as {default?: CaseBody}
  if (typeof body !== 'function') throw new Error(`${module} has no case as its default export`)
  return body
}

function fit(observed: Observation['observed'], reason: string | null, evidence: string | null = null): CaseResult {
  return {result: {observed, reason, evidence: evidence === '' ? null : evidence}, unfit: false}
}
