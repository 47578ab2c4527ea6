import {rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname} from 'node:path'
import type {DeviceType} from '../driver/core/device.ts'
import {loadDeviceTypes} from '../driver/registry/device-types.ts'
import type {Machine, Port} from '../port.ts'
import {TargetLost} from '../port.ts'
import {endWithParent} from './end-with-parent.ts'
import {evidenceOf, reasonOf, scrubbed} from './evidence.ts'
import {loadAdapter} from './load-adapter.ts'
import type {ChildOrder, ChildReport} from './protocol.ts'
import {runCase} from './run-case.ts'
import {survey} from './survey.ts'

/**
 * The process that holds a machine. It may hang or die with it: its supervisor sees to that. Orders come one at a time.
 */
let machine: Machine | undefined
let types: ReadonlyMap<string, DeviceType> = new Map()
let isNew = true

endWithParent()

process.on('message', (order: ChildOrder) => {
  void obey(order).then(send)
})

// The supervisor is gone, and did not end this process: it was killed.
process.on('disconnect', () => {
  void (machine?.close() ?? Promise.resolve()).finally(() => {
    const folder = dirname(tmpdir())
    if (basename(folder).startsWith('avps-conform-')) rmSync(folder, {recursive: true, force: true})
    process.exit(1)
  })
})

/** What a case, or its machine, rejected without anybody waiting for it. */
let stray: unknown
process.on('unhandledRejection', (error) => {
  stray ??= error
})

async function obey(order: ChildOrder): Promise<ChildReport> {
  if ('open' in order) return open(order.open.name, order.open.options)
  stray = undefined
  const inside = () => {
    isNew = false
    return send({inside: true})
  }
  const outcome = await runCase({machine: machine!, types, isNew}, order.case, order.device, inside)
  if (stray === undefined || !['pass', 'not-observable'].includes(outcome.result.observed)) return outcome
  const reason = `nobody waited for a promise that was rejected: ${reasonOf(stray)}`
  return {result: {observed: 'error', reason, evidence: evidenceOf(stray, [])}, unfit: stray instanceof TargetLost}
}

async function open(
  name: string,
  options: Extract<ChildOrder, {open: unknown}>['open']['options'],
): Promise<ChildReport> {
  try {
    const adapter = await loadAdapter(options.adapter ?? name)
    machine = heard(await adapter.open(options))
    types = await loadDeviceTypes(machine.ports.keys())
    return {opened: await survey(machine, types)}
  } catch (error) {
    const log = error instanceof TargetLost ? error.log : (machine?.log() ?? '')
    return {failed: {message: scrubbed(error instanceof Error ? error.message : String(error)), log: scrubbed(log)}}
  }
}

/** A machine whose answers are reported, at most one a second. */
function heard(opened: Machine): Machine {
  let last = performance.now()
  const alive = () => {
    if (performance.now() - last < 1000) return
    last = performance.now()
    void send({alive: true})
  }
  const ports = new Map<string, Port>()
  for (const [type, port] of opened.ports) {
    const registers: Port['registers'] = {
      async read(offset, width) {
        const value = await port.registers.read(offset, width)
        alive()
        return value
      },
      async write(offset, width, value) {
        await port.registers.write(offset, width, value)
        alive()
      },
    }
    ports.set(type, {
      registers,
      memory: port.memory,
      interrupt: port.interrupt,
      shows: port.shows,
      host: port.host,
      until: (look, milliseconds) => port.until(look, milliseconds),
      quiet: () => port.quiet(),
    })
  }
  return {
    version: opened.version,
    judged: opened.judged,
    ports,
    fresh: () => opened.fresh(),
    log: () => opened.log(),
    close: () => opened.close(),
  }
}

function send(report: ChildReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send!(report, () => resolve())
    else resolve()
  })
}
