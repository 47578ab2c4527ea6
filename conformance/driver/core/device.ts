import {type ConfigField, configField} from './config-field.ts'
import type {Exercise} from './exercise.ts'
import {type FeatureBits, type FeatureName, feature} from './features.ts'
import type {Memory} from './memory.ts'
import {PackedRing} from './packed-ring.ts'
import {SplitRing} from './split-ring.ts'
import type {Transport} from './transport.ts'
import type {Virtqueue} from './virtqueue.ts'

/** Entries of a queue for which the case names no size, if the device allows as many. */
const usualSize = 64

/**
 * What the driver has to know of a device type. `devices/<name>.ts` exports it as `deviceType`; it is loaded by its name, so that
 * a case depends on the code of its own device alone.
 */
export interface DeviceType {
  /** `block` */
  readonly name: string
  /** As VIRTIO numbers them. */
  readonly id: number
  /** The bits of the type itself. */
  readonly features: FeatureBits
  /** Its configuration space, first field first. */
  readonly config: readonly ConfigField[]
  /** The queues that a driver sets up, with the features that it accepted. */
  queues(device: Device): Promise<number[]>
  exercise(device: Device): Exercise
}

/** A device that the driver has started, or is about to. */
export class Device {
  readonly type: DeviceType
  readonly transport: Transport
  readonly memory: Memory
  /** The feature bits that the driver accepted. */
  readonly features: bigint
  readonly #queues = new Map<number, Virtqueue>()
  #exercise: Exercise | undefined

  constructor(type: DeviceType, transport: Transport, memory: Memory, features: bigint) {
    this.type = type
    this.transport = transport
    this.memory = memory
    this.features = features
  }

  /** Whether the driver accepted this bit. */
  has(name: FeatureName): boolean {
    return (this.features & feature(name, this.type.features)) !== 0n
  }

  /** Queues that are set up, by index. */
  get queues(): Virtqueue[] {
    return [...this.#queues.values()].sort((first, second) => first.index - second.index)
  }

  /** One of its queues. One that was not set up throws. */
  queue(index = 0): Virtqueue {
    const queue = this.#queues.get(index)
    if (!queue) throw new Error(`queue ${index} of the ${this.type.name} device is not set up`)
    return queue
  }

  /** The same queue, for cases on the split format. */
  split(index = 0): SplitRing {
    const queue = this.queue(index)
    if (queue instanceof SplitRing) return queue
    throw new Error(`queue ${index} is packed`)
  }

  /** The same queue, for cases on the packed format. */
  packed(index = 0): PackedRing {
    const queue = this.queue(index)
    if (queue instanceof PackedRing) return queue
    throw new Error(`queue ${index} is split`)
  }

  /** Gives the device a queue with new, empty rings, of so many entries; also again after the queue was stopped or reset. */
  async setUpQueue(index: number, size?: number): Promise<Virtqueue> {
    const entries = size ?? usual(await this.transport.queueSizeMax(index))
    const settings = {
      index,
      size: entries,
      eventIndex: this.has('VIRTIO_F_EVENT_IDX'),
      inOrder: this.has('VIRTIO_F_IN_ORDER'),
      notificationData: this.has('VIRTIO_F_NOTIFICATION_DATA'),
    }
    const Ring = this.has('VIRTIO_F_RING_PACKED') ? PackedRing : SplitRing
    const queue = new Ring(settings, this.transport, this.memory)
    await this.transport.setUpQueue(index, entries, {
      descriptor: queue.descriptorArea.address,
      driver: queue.driverArea.address,
      device: queue.deviceArea.address,
    })
    this.#queues.set(index, queue)
    return queue
  }

  /** A field of the configuration space by its name in VIRTIO. Fields of 64 bits: `capacity`. */
  async config(name: string): Promise<number> {
    const {offset, width} = configField(this.type, name)
    return width === 8 ? Number(await this.transport.readConfig64(offset)) : this.transport.readConfig(offset, width)
  }

  async writeConfig(name: string, value: number): Promise<void> {
    const {offset, width} = configField(this.type, name)
    if (width === 8) throw new Error(`${name} is wider than a write`)
    await this.transport.writeConfig(offset, width, value)
  }

  /** Requests that any case may send to this device, whatever its type. Of a type that the driver does not know it throws. */
  get exercise(): Exercise {
    this.#exercise ??= this.type.exercise(this)
    return this.#exercise
  }
}

/** The largest power of two that neither the device's limit nor the usual size is below. */
function usual(limit: number): number {
  if (limit === 0) throw new Error('the device has no such queue')
  return Math.min(usualSize, 2 ** Math.floor(Math.log2(limit)))
}
