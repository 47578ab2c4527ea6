import {truncateSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {setImmediate, setTimeout} from 'node:timers/promises'
import {type Adapter, type Capability, type Machine, type Port, TargetLost, type TargetOptions} from '../../port.ts'
import {type HostSide, hostOf} from '../host-side.ts'
import {type DeviceOptions, deviceOptions, type Places, portOptions} from './devices.ts'
import {blockHost} from './host-block.ts'
import {consoleHost} from './host-console.ts'
import {networkHost, openPeer} from './host-network.ts'
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
  const {binary = 'qemu-system-aarch64', memory: mebibytes = 64, watchdog = 2000, devices} = target
  const types = Object.keys(devices)
  for (const type of types)
    if (!(type in deviceOptions)) throw new Error(`the adapter for QEMU has no device of type ${type}`)

  const memory = new SharedMemory(join(qemu.folder, 'memory'), memoryBase, mebibytes * 2 ** 20)
  const [qtestSocket, qmpSocket] = [await qemu.listen('qtest'), await qemu.listen('qmp')]
  const consoleSockets = types.includes('console') ? [await qemu.listen('port0'), await qemu.listen('port1')] : []
  const peer = types.includes('network') ? await openPeer() : undefined
  const places: Places = {
    image: join(qemu.folder, 'image'),
    writeLog: join(qemu.folder, 'writes'),
    consoles: consoleSockets.map(({path}) => path),
    network: {qemu: peer?.qemuPort ?? 0, peer: peer?.port ?? 0},
  }
  writeFileSync(places.image, '')
  truncateSync(places.image, 512 * (devices.block?.sectors ?? 65536))
  writeFileSync(places.writeLog, '')

  qemu.start(binary, [
    ...['-display', 'none', '-nodefaults', '-no-user-config', '-accel', 'tcg'],
    ...['-M', 'virt,memory-backend=ram', '-cpu', 'cortex-a57,start-powered-off=on', '-m', String(mebibytes)],
    ...['-object', `memory-backend-file,id=ram,size=${mebibytes}M,mem-path=${join(qemu.folder, 'memory')},share=on`],
    ...['-qtest', `unix:${qtestSocket.path}`, '-qtest-log', '/dev/null', '-qmp', `unix:${qmpSocket.path}`],
    ...['-global', 'virtio-mmio.force-legacy=false'],
    ...types.flatMap((type, slot) => optionsOf(type, slot, devices[type]!, places)),
  ])

  const qmp = new Qmp(await qmpSocket.connection, qemu, 5000)
  const qtest = new Qtest(await qtestSocket.connection, qemu, watchdog)
  qemu.onLost((error) => {
    qmp.fail(error)
    qtest.fail(error)
  })
  await qmp.greet()
  await qtest.interceptInterrupts(await interruptController(qmp))

  const sides: Record<string, HostSide> = {}
  if (types.includes('block')) sides.block = blockHost(qmp, devices.block!, places)
  if (peer) sides.network = networkHost(qmp, peer)
  if (types.includes('console'))
    sides.console = consoleHost(await Promise.all(consoleSockets.map(({connection}) => connection)))

  const ports = new Map<string, Port>()
  for (const [slot, type] of types.entries())
    ports.set(type, port(qemu, qtest, memory, slot, sides[type] ?? {shows: {}}))
  return {
    version: qmp.version,
    judged: {[basename(binary)]: describeProgram(binary)},
    ports,
    async fresh() {
      for (const side of Object.values(sides)) await side.fresh?.()
    },
    log: () => qemu.log(),
    async close() {
      qemu.close()
      memory.close()
      peer?.close()
    },
  }
}

function optionsOf(type: string, slot: number, options: DeviceOptions, places: Places): string[] {
  const all = deviceOptions[type]!(options, places)
  const properties: DeviceOptions['properties'] = {packed: 'on', ...options.properties, bus: `virtio-mmio-bus.${slot}`}
  const text = Object.entries(properties).map(
    ([name, value]) => `,${name}=${value === true ? 'on' : value === false ? 'off' : value}`,
  )
  return [...all.slice(0, -1), all.at(-1)! + text.join(''), ...(portOptions[type] ?? [])]
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
