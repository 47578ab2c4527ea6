import type {GuestMemory} from '../memory/guest-memory.ts'
import {has, VIRTIO_F_EVENT_IDX, VIRTIO_F_INDIRECT_DESC, VIRTIO_F_RING_PACKED} from '../negotiation/features.ts'
import {openPackedRing} from './packed.ts'
import type {QueueError} from './queue-error.ts'
import type {Ring, RingPlace} from './ring.ts'
import {openSplitRing} from './split.ts'

/**
 * Where a queue is between two looks of the device. *asleep*: the driver will notify. *awake*: there may be chains.
 * *drowsy*: none was left, and the driver has still to be asked for notifications before the device looks once more.
 */
export type Attention = 'asleep' | 'awake' | 'drowsy'

/** One queue: what its registers hold, and its ring once the device has begun to use it. */
export class Virtqueue {
  readonly index: number
  readonly sizeMax: number
  /** In entries. A driver that writes none gets the largest. */
  size: number
  descriptorArea = 0n
  driverArea = 0n
  deviceArea = 0n
  /** As it was written. The queue is in use with 1 and nothing else. */
  ready = 0
  attention: Attention = 'asleep'
  ring: Ring | undefined
  /** Whether the driver was last told that no notification is needed. */
  suppressed = false

  constructor(index: number, sizeMax: number) {
    this.index = index
    this.sizeMax = sizeMax
    this.size = sizeMax
  }

  /** Everything as before it was set up for the first time. */
  reset(): void {
    this.size = this.sizeMax
    this.descriptorArea = 0n
    this.driverArea = 0n
    this.deviceArea = 0n
    this.stop()
  }

  /** Forgets the ring and keeps its place. */
  stop(): void {
    this.ready = 0
    this.attention = 'asleep'
    this.ring = undefined
    this.suppressed = false
  }

  /** The ring, from its beginning when it is asked for the first time. */
  open(memory: GuestMemory, features: bigint): Ring | QueueError {
    if (this.ring !== undefined) return this.ring
    if (this.size > this.sizeMax) return 'QueueSizeInvalid'
    const opened = openRing(memory, this, features)
    if (typeof opened !== 'string') this.ring = opened
    return opened
  }
}

function openRing(memory: GuestMemory, place: RingPlace, features: bigint): Ring | QueueError {
  const indirect = has(features, VIRTIO_F_INDIRECT_DESC)
  const eventIndex = has(features, VIRTIO_F_EVENT_IDX)
  const open = has(features, VIRTIO_F_RING_PACKED) ? openPackedRing : openSplitRing
  return open(memory, place, {indirect, eventIndex})
}
