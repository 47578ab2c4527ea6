import type {Port} from '../port.ts'
import type {Device, DeviceType} from './core/device.ts'
import {type FeatureName, feature} from './core/features.ts'
import {Memory} from './core/memory.ts'
import {type StartOptions, start} from './core/start.ts'
import {describeStatus} from './core/status.ts'
import {Transcript} from './core/transcript.ts'
import {Transport} from './core/transport.ts'

/** What a case works with, a class of `devices/`: `Disk`, `Terminal`. */
export interface DeviceHandle<Handle> {
  /** The name of its device type. */
  readonly type: string
  new (device: Device): Handle
}

/** What a case gets: a driver for the device that it runs on, not started yet. */
export class Driver {
  readonly type: DeviceType
  /** Its registers, one by one. */
  readonly transport: Transport
  /** Guest memory for rings and buffers. All devices of the machine share it. */
  readonly memory: Memory
  readonly #accept: readonly string[]
  readonly #ports: ReadonlyMap<string, Port>
  readonly #types: ReadonlyMap<string, DeviceType>

  constructor(
    type: string,
    ports: ReadonlyMap<string, Port>,
    types: ReadonlyMap<string, DeviceType>,
    accept: readonly string[],
    transcript = new Transcript(),
    memory = new Memory(ports.get(type)!.memory),
    prefix = '',
  ) {
    this.type = types.get(type)!
    this.transport = new Transport(ports.get(type)!, transcript, prefix)
    this.memory = memory
    this.#accept = accept
    this.#ports = ports
    this.#types = types
  }

  /** Resets and starts the device, with the bits that the header of the case accepts. */
  device(options: StartOptions = {}): Promise<Device> {
    return start(this.type, this.transport, this.memory, {accept: this.#accept, ...options})
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

  /**
   * The same as `device`, for a case on a device of one type: `open(Disk)` gives a disk to work with. Other ports of a console than 0 take
   * `handshake` first.
   */
  async open<Handle>(Opened: DeviceHandle<Handle>, options?: StartOptions): Promise<Handle> {
    if (this.type.name !== Opened.type)
      throw new Error(`this case runs on a ${this.type.name} device, not on a ${Opened.type} device`)
    return new Opened(await this.device(options))
  }

  /** A set that holds only the named bit, one of every device or of this type. */
  feature(name: FeatureName): bigint {
    return feature(name, this.type.features)
  }

  /** A driver for another device of the same machine, with no bits to accept. Undefined where there is only one. */
  neighbour(): Driver | undefined {
    const type = [...this.#ports.keys()].find((other) => other !== this.type.name)
    if (type === undefined) return undefined
    return new Driver(type, this.#ports, this.#types, [], this.transport.transcript, this.memory, `${type}: `)
  }
}
