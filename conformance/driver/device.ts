import {configField} from './config-fields.ts'
import type {Exercise} from './exercise.ts'
import {type FeatureName, feature} from './feature-bits.ts'
import type {Kind} from './kind.ts'
import type {Memory} from './memory.ts'
import {PackedRing} from './packed-ring.ts'
import {SplitRing} from './split-ring.ts'
import type {Transport} from './transport.ts'
import type {Virtqueue} from './virtqueue.ts'

/** Entries of a queue for which the case names no size, if the device allows as many. */
const usualSize = 64

/** A device that the driver has started, or is about to. */
export class Device {
  /** `block` */
  readonly type: string
  readonly transport: Transport
  readonly memory: Memory
  /** The feature bits that the driver accepted. */
  readonly features: bigint
  readonly #queues = new Map<number, Virtqueue>()
  readonly #kind: Kind | undefined
  #exercise: Exercise | undefined

  constructor(type: string, kind: Kind | undefined, transport: Transport, memory: Memory, features: bigint) {
    this.type = type
    this.#kind = kind
    this.transport = transport
    this.memory = memory
    this.features = features
  }

  /** Whether the driver accepted this bit. */
  has(name: FeatureName): boolean {
    return (this.features & feature(name)) !== 0n
  }

  /** Queues that are set up, by index. */
  get queues(): Virtqueue[] {
    return [...this.#queues.values()].sort((first, second) => first.index - second.index)
  }

  /** One of its queues. One that was not set up throws. */
  queue(index = 0): Virtqueue {
    const queue = this.#queues.get(index)
    if (!queue) throw new Error(`queue ${index} of the ${this.type} device is not set up`)
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
    if (!this.#kind) throw new Error(`the driver has no exercise for a ${this.type} device`)
    this.#exercise ??= this.#kind.exercise(this)
    return this.#exercise
  }
}

/** The largest power of two that neither the device's limit nor the usual size is below. */
function usual(limit: number): number {
  if (limit === 0) throw new Error('the device has no such queue')
  return Math.min(usualSize, 2 ** Math.floor(Math.log2(limit)))
}
