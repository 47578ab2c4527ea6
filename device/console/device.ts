import type {DeviceType, LiveQueue} from '../device-type.ts'
import type {GuestMemory} from '../memory/guest-memory.ts'
import {ConfigurationSpace} from '../negotiation/config-space.ts'
import {commonFeatures, featureSet, has} from '../negotiation/features.ts'
import type {Chain} from '../queue/chain.ts'
import {makeReferenceDevice, type ReferenceDevice} from '../reference-device.ts'
import type {VirtioDevice} from '../virtio-device.ts'
import {ControlMessages} from './control-messages.ts'
import * as define from './definitions.ts'
import {executeControlRequest} from './execute.ts'
import {Port} from './port.ts'
import {parseControlRequest} from './request.ts'

export interface ConsoleOptions {
  /** 2 if left out. More than one needs VIRTIO_CONSOLE_F_MULTIPORT. */
  readonly ports?: number
  /** In characters; 80 by 25 if left out. */
  readonly cols?: number
  readonly rows?: number
  /** QueueSizeMax of each queue; 64 if left out. */
  readonly queueSize?: number
  /** Feature bits to offer in place of the usual ones. */
  readonly features?: readonly number[]
}

export interface ConsoleDevice extends ReferenceDevice {
  /** From the other end into the device. Ports count from 0. */
  sendText(port: number, bytes: Uint8Array): void
  /** What has come out of the port since the last call: emergency writes too, at port 0. */
  receivedText(port: number): Uint8Array
  /** What the other end of a port does: connected at first. Output to one that is away is lost, to a full one waits. */
  setPeer(port: number, state: 'connected' | 'away' | 'full'): void
  /** Changes the size of the console, in characters. */
  resize(cols: number, rows: number): void
}

/** A text console. Ports have no names and are never removed; the driver is not told when the other end goes. */
export function createConsoleDevice(options: ConsoleOptions, memory: GuestMemory): ConsoleDevice {
  const type = new ConsoleType(options)
  const {core, reference} = makeReferenceDevice(type, memory)
  type.attach(core)
  return Object.assign(reference, {
    sendText(port: number, bytes: Uint8Array) {
      type.ports[port]?.input.push(bytes)
      core.wake(receiveqOf(port))
    },
    receivedText: (port: number) => type.ports[port]?.output.take(define.mostUnheardBytes) ?? new Uint8Array(0),
    setPeer(port: number, state: 'connected' | 'away' | 'full') {
      const found = type.ports[port]
      if (found) found.peer = state
    },
    resize: (cols: number, rows: number) => core.changeConfig(() => type.resize(cols, rows)),
  })
}

/** Queues of port 0 come first, those of control stand between it and port 1. */
function receiveqOf(port: number): number {
  return port === 0 ? 0 : 2 + 2 * port
}

function usualFeatures(ports: number): number[] {
  const features = [...commonFeatures, define.VIRTIO_CONSOLE_F_SIZE, define.VIRTIO_CONSOLE_F_EMERG_WRITE]
  return ports > 1 ? [...features, define.VIRTIO_CONSOLE_F_MULTIPORT] : features
}

class ConsoleType implements DeviceType {
  readonly deviceId = define.deviceId
  readonly dependencies = []
  readonly alwaysWritable = 'emerg_wr'
  readonly features: bigint
  readonly config = new ConfigurationSpace(define.configLayout)
  readonly queueSizes: readonly number[]
  readonly ports: readonly Port[]
  readonly #messages = new ControlMessages()
  #core: VirtioDevice | undefined
  #agreed: bigint | undefined
  /** The port to carry bytes for first, so that none waits for another for ever. */
  #turn = 0

  constructor(options: ConsoleOptions) {
    const count = options.ports ?? 2
    this.features = featureSet(options.features ?? usualFeatures(count))
    this.ports = Array.from({length: count}, () => new Port())
    this.queueSizes = new Array<number>(2 + 2 * count).fill(options.queueSize ?? 64)
    if (has(this.features, define.VIRTIO_CONSOLE_F_MULTIPORT)) this.config.set('max_nr_ports', count)
    this.#showSize(options.cols ?? 80, options.rows ?? 25)
  }

  attach(core: VirtioDevice): void {
    this.#core = core
  }

  queueCount(features: bigint): number {
    return has(features, define.VIRTIO_CONSOLE_F_MULTIPORT) ? this.queueSizes.length : 2
  }

  agreed(features: bigint): void {
    this.#agreed = features
  }

  /** Input that came before the first driver waits for it; what came during the life of a driver goes with it. */
  reset(): void {
    for (const port of this.ports) {
      port.reset()
      if (this.#agreed !== undefined) port.input.take(define.mostWaitingBytes)
    }
    this.#messages.clear()
    this.#agreed = undefined
  }

  get #multiport(): boolean {
    return has(this.#agreed ?? 0n, define.VIRTIO_CONSOLE_F_MULTIPORT)
  }

  /** The port whose receive or transmit queue this is; undefined for the control queues. */
  #portOf(index: number): Port | undefined {
    const pair = Math.floor(index / 2)
    if (pair === 1) return undefined
    return this.ports[pair === 0 ? 0 : pair - 1]
  }

  queueStopped(index: number): void {
    if (index % 2 === 1) this.#portOf(index)?.forgetTransmissions()
  }

  wants(index: number): boolean {
    if (index % 2 === 1) return true
    if (index === define.controlReceiveq) return this.#messages.length > 0
    return this.#portOf(index)!.input.length > 0
  }

  execute(queue: LiveQueue, chain: Chain): void {
    if (queue.index === define.controlReceiveq) this.#tell(queue, chain)
    else if (queue.index === define.controlTransmitq) this.#hear(queue, chain)
    else if (queue.index % 2 === 1) this.#portOf(queue.index)!.transmit(queue, chain)
    else this.#portOf(queue.index)!.receive(queue, chain)
  }

  /** A message that does not fit into its buffer is lost. */
  #tell(queue: LiveQueue, chain: Chain): void {
    const message = this.#messages.take()
    if (message !== undefined && message.length <= chain.writable.length) chain.writable.write(message)
    queue.use([chain])
  }

  #hear(queue: LiveQueue, chain: Chain): void {
    executeControlRequest(parseControlRequest(chain, this.ports.length), this.ports, this.#messages)
    queue.use([chain])
    this.#core?.wake(define.controlReceiveq)
  }

  background(): boolean {
    const count = this.ports.length
    for (let waited = 0; waited < count; waited += 1) {
      const index = (this.#turn + waited) % count
      if (!this.ports[index]!.carry()) continue
      this.#turn = (index + 1) % count
      return true
    }
    return false
  }

  get busy(): boolean {
    return this.ports.some((port) => port.transmitting)
  }

  /** The lower byte goes out at once, in every state; the field itself keeps nothing. */
  configWritten(_field: string, value: number): boolean {
    if (has(this.features, define.VIRTIO_CONSOLE_F_EMERG_WRITE)) this.ports[0]!.output.pushNewest(Uint8Array.of(value))
    return false
  }

  resize(cols: number, rows: number): void {
    this.#showSize(cols, rows)
    if (!this.#multiport || !this.ports[0]!.ready) return
    const size = new DataView(new ArrayBuffer(4))
    size.setUint16(0, cols, true)
    size.setUint16(2, rows, true)
    this.#messages.push(0, define.VIRTIO_CONSOLE_RESIZE, 0, new Uint8Array(size.buffer))
    this.#core?.wake(define.controlReceiveq)
  }

  #showSize(cols: number, rows: number): void {
    if (!has(this.features, define.VIRTIO_CONSOLE_F_SIZE)) return
    this.config.set('cols', cols)
    this.config.set('rows', rows)
  }
}
