import type {GuestMemory} from '../memory/guest-memory.ts'
import type {Chain, Taken} from './chain.ts'
import {descriptorSize, VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED, VIRTQ_DESC_F_WRITE} from './descriptor.ts'
import {positionOf, positionReached} from './notification.ts'
import {isAvailable, walkPackedChain} from './packed-chain.ts'
import type {QueueError} from './queue-error.ts'
import type {Ring, RingFeatures, RingPlace} from './ring.ts'

export const RING_EVENT_FLAGS_ENABLE = 0
export const RING_EVENT_FLAGS_DISABLE = 1
export const RING_EVENT_FLAGS_DESC = 2

/** le16 of offset and wrap counter, le16 flags. */
const suppressionSize = 4

/** Opens the parts of a packed virtqueue, with wrap counters at 1, or says why they cannot be used. */
export function openPackedRing(memory: GuestMemory, place: RingPlace, features: RingFeatures): Ring | QueueError {
  const {size} = place
  if (size < 1) return 'QueueSizeInvalid'
  if (size > 32768) return 'QueueSizeInvalid'
  if (place.descriptorArea % 16n !== 0n) return 'RingMisaligned'
  if (place.driverArea % 4n !== 0n) return 'RingMisaligned'
  if (place.deviceArea % 4n !== 0n) return 'RingMisaligned'
  const ring = memory.words(place.descriptorArea, size * descriptorSize)
  const driver = memory.words(place.driverArea, suppressionSize)
  const device = memory.words(place.deviceArea, suppressionSize)
  if (ring === undefined || driver === undefined || device === undefined) return 'RingOutsideMemory'
  return new PackedRing({memory, size, ring, driver, device, ...features})
}

interface PackedParts extends RingFeatures {
  readonly memory: GuestMemory
  readonly size: number
  readonly ring: DataView
  /** Driver and device event suppression. */
  readonly driver: DataView
  readonly device: DataView
}

/** A place in the ring that moves on and inverts its counter at the end. */
interface Cursor {
  readonly index: number
  readonly wrapCounter: number
}

class PackedRing implements Ring {
  readonly #parts: PackedParts
  #nextAvailable: Cursor = {index: 0, wrapCounter: 1}
  #nextUsed: Cursor = {index: 0, wrapCounter: 1}
  /** Descriptors that were taken and not given back. */
  #inFlight = 0

  constructor(parts: PackedParts) {
    this.#parts = parts
  }

  take(): Taken | undefined {
    const {memory, ring, size, indirect} = this.#parts
    const {index, wrapCounter} = this.#nextAvailable
    const flags = ring.getUint16(index * descriptorSize + 14, true)
    if (!isAvailable(flags, wrapCounter)) return undefined
    const taken = walkPackedChain(memory, ring, this.#nextAvailable, indirect)
    if ('error' in taken) return taken
    const {descriptors} = taken.chain
    if (this.#inFlight + descriptors > size) return {error: 'RingOverrun'}
    this.#inFlight += descriptors
    this.#nextAvailable = this.#after(this.#nextAvailable, descriptors)
    return taken
  }

  use(chains: readonly Chain[]): boolean {
    const before = this.#nextUsed
    const entries: {readonly chain: Chain; readonly at: Cursor}[] = []
    for (const chain of chains) {
      entries.push({chain, at: this.#nextUsed})
      this.#nextUsed = this.#after(this.#nextUsed, chain.descriptors)
      this.#inFlight -= chain.descriptors
    }
    // The first one last: a driver that sees it sees all.
    for (const {chain, at} of entries.reverse()) this.#writeUsed(chain, at)
    return this.#wantsNotification(before)
  }

  #writeUsed({id, writable}: Chain, {index, wrapCounter}: Cursor): void {
    const {ring} = this.#parts
    const offset = index * descriptorSize
    const lap = wrapCounter === 1 ? VIRTQ_DESC_F_AVAIL | VIRTQ_DESC_F_USED : 0
    const write = writable.touched ? VIRTQ_DESC_F_WRITE : 0
    ring.setUint32(offset + 8, writable.written, true)
    ring.setUint16(offset + 12, id, true)
    ring.setUint16(offset + 14, lap | write, true)
  }

  #wantsNotification(before: Cursor): boolean {
    const {driver, size, eventIndex} = this.#parts
    const event = driver.getUint16(0, true)
    const flags = driver.getUint16(2, true) & 3
    if (flags === RING_EVENT_FLAGS_DISABLE) return false
    // Reserved values, and a position that does not exist, cannot be meant as a wish for silence.
    if (flags !== RING_EVENT_FLAGS_DESC || !eventIndex) return true
    const offset = event & 0x7fff
    if (offset >= size) return true
    const named = positionOf(offset, event >> 15, size)
    const from = positionOf(before.index, before.wrapCounter, size)
    const to = positionOf(this.#nextUsed.index, this.#nextUsed.wrapCounter, size)
    return positionReached(named, from, to, size)
  }

  listen(): void {
    const {device, eventIndex} = this.#parts
    const {index, wrapCounter} = this.#nextAvailable
    if (eventIndex) device.setUint16(0, index | (wrapCounter << 15), true)
    device.setUint16(2, eventIndex ? RING_EVENT_FLAGS_DESC : RING_EVENT_FLAGS_ENABLE, true)
  }

  suppress(): void {
    this.#parts.device.setUint16(2, RING_EVENT_FLAGS_DISABLE, true)
  }

  #after({index, wrapCounter}: Cursor, descriptors: number): Cursor {
    const next = index + descriptors
    if (next < this.#parts.size) return {index: next, wrapCounter}
    return {index: next - this.#parts.size, wrapCounter: 1 - wrapCounter}
  }
}
