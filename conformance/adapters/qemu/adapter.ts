import {basename, join} from 'node:path'
import {setImmediate, setTimeout} from 'node:timers/promises'
import {type Adapter, type Capability, type Machine, type Port, TargetLost, type TargetOptions} from '../../port.ts'
import {type HostSide, hostOf} from '../host-side.ts'
import type {DeviceOptions, PrepareDevice, PreparedDevice} from './device.ts'
import * as devices from './devices.ts'
import {QemuProcess} from './process.ts'
import {describeProgram} from './program.ts'
import {Qmp} from './qmp.ts'
import {Qtest} from './qtest.ts'
import {SharedMemory} from './shared-memory.ts'

// The machine "virt" of aarch64: where its memory begins, and its places for MMIO devices.
const memoryBase = 0x4000_0000n
const slotBase = 0x0a00_0000
const slotLength = 0x200
const firstInterrupt = 16

interface QemuOptions extends TargetOptions {
  /** The program. */
  readonly binary?: string
  /** Of guest memory, in MiB. */
  readonly memory?: number
  /** Longest time for one register access, in milliseconds. */
  readonly watchdog?: number
  readonly devices: Readonly<Record<string, DeviceOptions>>
}

const known: Readonly<Record<string, PrepareDevice>> = devices

/** QEMU's own virtio devices, all in one process whose processor never runs. */
export const adapter: Adapter = {
  async open(target: TargetOptions): Promise<Machine> {
    const qemu = new QemuProcess()
    try {
      return await open(target as QemuOptions, qemu)
    } catch (error) {
      qemu.close()
      throw error instanceof TargetLost && error.how === 'died'
        ? new TargetLost('never started', error.detail, error.log)
        : error
    }
  },
}

async function open(target: QemuOptions, qemu: QemuProcess): Promise<Machine> {
  const {binary = 'qemu-system-aarch64', memory: mebibytes = 64, watchdog = 2000} = target
  const types = Object.keys(target.devices)
  for (const type of types)
    if (!Object.hasOwn(known, type)) throw new Error(`the adapter for QEMU has no device of type ${type}`)

  const memory = new SharedMemory(join(qemu.folder, 'memory'), memoryBase, mebibytes * 2 ** 20)
  const [qtestSocket, qmpSocket] = [await qemu.listen('qtest'), await qemu.listen('qmp')]
  const prepared = new Map<string, PreparedDevice>()
  for (const type of types) prepared.set(type, await known[type]!(target.devices[type]!, qemu))

  qemu.start(binary, [
    ...['-display', 'none', '-nodefaults', '-no-user-config', '-accel', 'tcg'],
    ...['-M', 'virt,memory-backend=ram', '-cpu', 'cortex-a57,start-powered-off=on', '-m', String(mebibytes)],
    ...['-object', `memory-backend-file,id=ram,size=${mebibytes}M,mem-path=${join(qemu.folder, 'memory')},share=on`],
    ...['-qtest', `unix:${qtestSocket.path}`, '-qtest-log', '/dev/null', '-qmp', `unix:${qmpSocket.path}`],
    ...['-global', 'virtio-mmio.force-legacy=false'],
    ...types.flatMap((type, slot) => optionsOf(prepared.get(type)!, slot, target.devices[type]!)),
  ])

  const qmp = new Qmp(await qmpSocket.connection, qemu, 5000)
  const qtest = new Qtest(await qtestSocket.connection, qemu, watchdog)
  qemu.onLost((error) => {
    qmp.fail(error)
    qtest.fail(error)
  })
  await qmp.greet()
  await qtest.interceptInterrupts(await interruptController(qmp))

  const sides = new Map<string, HostSide>()
  for (const [type, device] of prepared) sides.set(type, (await device.host?.(qmp)) ?? {shows: {}})

  const ports = new Map<string, Port>()
  for (const [slot, type] of types.entries()) ports.set(type, port(qemu, qtest, memory, slot, sides.get(type)!))
  return {
    version: qmp.version,
    judged: {[basename(binary)]: describeProgram(binary)},
    ports,
    async fresh() {
      for (const side of sides.values()) await side.fresh?.()
    },
    log: () => qemu.log(),
    async close() {
      qemu.close()
      memory.close()
      for (const device of prepared.values()) device.close?.()
    },
  }
}

function optionsOf({options: own, later = []}: PreparedDevice, slot: number, options: DeviceOptions): string[] {
  const properties: DeviceOptions['properties'] = {packed: 'on', ...options.properties, bus: `virtio-mmio-bus.${slot}`}
  const text = Object.entries(properties).map(
    ([name, value]) => `,${name}=${value === true ? 'on' : value === false ? 'off' : value}`,
  )
  return [...own.slice(0, -1), own.at(-1)! + text.join(''), ...later]
}

async function interruptController(qmp: Qmp): Promise<string> {
  const folder = '/machine/unattached'
  const children = await qmp.execute<{name: string; type: string}[]>('qom-list', {path: folder})
  const found = children.find(({type}) => type === 'child<arm_gic>')
  if (!found) throw new Error('QEMU has no interrupt controller of type arm_gic')
  return `${folder}/${found.name}`
}

function port(qemu: QemuProcess, qtest: Qtest, memory: SharedMemory, slot: number, side: HostSide): Port {
  const base = slotBase + slot * slotLength
  return {
    registers: {
      read: (offset, width) => qtest.read(base + offset, width),
      write: (offset, width, value) => qtest.write(base + offset, width, value),
    },
    memory,
    interrupt: {
      async asserted() {
        // Whatever QEMU has to say about the interrupt comes before this reply.
        await qtest.read(base, 4)
        return qtest.level(firstInterrupt + slot)
      },
    },
    shows: new Set(Object.keys(side.shows) as Capability[]),
    host: hostOf(side),
    async until(look, milliseconds) {
      const start = performance.now()
      for (;;) {
        qemu.check()
        const seen = await look()
        if (seen !== undefined) return seen
        const passed = performance.now() - start
        if (passed > milliseconds) return undefined
        await (passed < 5 ? setImmediate() : setTimeout(1))
      }
    },
    async quiet() {
      await qtest.read(base, 4)
      await setTimeout(25)
      await qtest.read(base, 4)
    },
  }
}
