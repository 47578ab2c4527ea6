import type {Port} from '../port.ts'
import type {Disk} from './block.ts'
import type {Terminal} from './console.ts'
import type {Device} from './device.ts'
import type {Source} from './entropy.ts'
import type {Kinds} from './kind.ts'
import {Memory} from './memory.ts'
import type {Nic} from './network.ts'
import {type StartOptions, start} from './start.ts'
import {describeStatus} from './status.ts'
import {Transcript} from './transcript.ts'
import {Transport} from './transport.ts'

/** What a case gets: a driver for the device that it runs on, not started yet. */
export class Driver {
  /** The type of the device: `block`. */
  readonly type: string
  /** Its registers, one by one. */
  readonly transport: Transport
  /** Guest memory for rings and buffers. All devices of the machine share it. */
  readonly memory: Memory
  readonly #accept: readonly string[]
  readonly #ports: ReadonlyMap<string, Port>
  readonly #kinds: Kinds

  constructor(
    type: string,
    ports: ReadonlyMap<string, Port>,
    kinds: Kinds,
    accept: readonly string[],
    transcript = new Transcript(),
    memory = new Memory(ports.get(type)!.memory),
    prefix = '',
  ) {
    this.type = type
    this.transport = new Transport(ports.get(type)!, transcript, prefix)
    this.memory = memory
    this.#accept = accept
    this.#ports = ports
    this.#kinds = kinds
  }

  /** Resets and starts the device, with the bits that the header of the case accepts. */
  device(options: StartOptions = {}): Promise<Device> {
    return start(this.type, this.#kinds.get(this.type), this.transport, this.memory, {accept: this.#accept, ...options})
  }

  /**
   * Resets and starts the device and lets it serve a request: what "recoverable" means. A device that does not fails the case.
   * Returns what was seen.
   */
  async recover(options?: StartOptions): Promise<string> {
    const before = describeStatus(await this.transport.readStatus())
    await (await this.device(options)).exercise.run()
    return `the status read ${before}, and after a reset a request was served`
  }

  /** The same as `device` for a case on a block device. */
  block(options?: StartOptions): Promise<Disk> {
    return this.#open<Disk>('block', options)
  }

  /** The same for a case on an entropy device. */
  entropy(options?: StartOptions): Promise<Source> {
    return this.#open<Source>('entropy', options)
  }

  /** The same for a case on a network device. */
  network(options?: StartOptions): Promise<Nic> {
    return this.#open<Nic>('network', options)
  }

  /** The same for a case on a console. Ports other than 0 take `handshake` first. */
  console(options?: StartOptions): Promise<Terminal> {
    return this.#open<Terminal>('console', options)
  }

  // Types for which the driver has no requests yet: started, and a case writes to their queues itself.

  rpmb(options?: StartOptions): Promise<Device> {
    return this.#only('rpmb', options)
  }

  socket(options?: StartOptions): Promise<Device> {
    return this.#only('socket', options)
  }

  can(options?: StartOptions): Promise<Device> {
    return this.#only('can', options)
  }

  crypto(options?: StartOptions): Promise<Device> {
    return this.#only('crypto', options)
  }

  iommu(options?: StartOptions): Promise<Device> {
    return this.#only('iommu', options)
  }

  scmi(options?: StartOptions): Promise<Device> {
    return this.#only('scmi', options)
  }

  rtc(options?: StartOptions): Promise<Device> {
    return this.#only('rtc', options)
  }

  /** A driver for another device of the same machine, with no bits to accept. Undefined where there is only one. */
  neighbour(): Driver | undefined {
    const type = [...this.#ports.keys()].find((other) => other !== this.type)
    if (type === undefined) return undefined
    return new Driver(type, this.#ports, this.#kinds, [], this.transport.transcript, this.memory, `${type}: `)
  }

  async #open<Handle>(type: string, options?: StartOptions): Promise<Handle> {
    const device = await this.#only(type, options)
    return this.#kinds.get(type)!.open(device) as Handle
  }

  #only(type: string, options?: StartOptions): Promise<Device> {
    if (this.type !== type) throw new Error(`this case runs on a ${this.type} device, not on a ${type} device`)
    return this.device(options)
  }
}
