import type {GuestMemory} from '../memory/guest-memory.ts'
import type {Chain, Taken} from './chain.ts'
import {descriptorSize} from './descriptor.ts'
import {eventIndexReached} from './notification.ts'
import type {QueueError} from './queue-error.ts'
import type {Ring, RingFeatures, RingPlace} from './ring.ts'
import {walkSplitChain} from './split-chain.ts'

export const VIRTQ_AVAIL_F_NO_INTERRUPT = 1
export const VIRTQ_USED_F_NO_NOTIFY = 1

/** le16 flags, le16 idx, entries, le16 of the event index. */
const headerSize = 4
const availableEntrySize = 2
const usedEntrySize = 8
const eventSize = 2

/** Opens the parts of a split virtqueue, with indices at 0, or says why they cannot be used. */
export function openSplitRing(memory: GuestMemory, place: RingPlace, features: RingFeatures): Ring | QueueError {
  const {size} = place
  if (size < 1) return 'QueueSizeInvalid'
  if (size > 32768) return 'QueueSizeInvalid'
  if ((size & (size - 1)) !== 0) return 'QueueSizeInvalid'
  if (place.descriptorArea % 16n !== 0n) return 'RingMisaligned'
  if (place.driverArea % 2n !== 0n) return 'RingMisaligned'
  if (place.deviceArea % 4n !== 0n) return 'RingMisaligned'
  const table = memory.words(place.descriptorArea, size * descriptorSize)
  const available = memory.words(place.driverArea, headerSize + size * availableEntrySize + eventSize)
  const used = memory.words(place.deviceArea, headerSize + size * usedEntrySize + eventSize)
  if (table === undefined || available === undefined || used === undefined) return 'RingOutsideMemory'
  return new SplitRing({memory, size, table, available, used, ...features})
}

interface SplitParts extends RingFeatures {
  readonly memory: GuestMemory
  readonly size: number
  readonly table: DataView
  readonly available: DataView
  readonly used: DataView
}

/** @see virtio-1.4#split.used-ring.device */
class SplitRing implements Ring {
  readonly #parts: SplitParts
  /** Free-running 16-bit counters, as in the rings. */
  #nextAvailable = 0
  #nextUsed = 0
  /** Heads that were taken and not given back. They bound what a device holds by the queue size. */
  readonly #inFlight = new Set<number>()

  constructor(parts: SplitParts) {
    this.#parts = parts
  }

  take(): Taken | undefined {
    const {memory, size, table, available, indirect} = this.#parts
    const offered = available.getUint16(2, true)
    const pending = (offered - this.#nextAvailable) & 0xffff
    if (pending === 0) return undefined
    if (pending > size) return {error: 'AvailableRingOverrun'}
    const entry = headerSize + (this.#nextAvailable % size) * availableEntrySize
    const head = available.getUint16(entry, true)
    if (this.#inFlight.has(head)) return {error: 'HeadAlreadyInFlight'}
    const taken = walkSplitChain(memory, table, head, indirect)
    if ('error' in taken) return taken
    this.#inFlight.add(head)
    this.#nextAvailable = (this.#nextAvailable + 1) & 0xffff
    return taken
  }

  use(chains: readonly Chain[]): boolean {
    const {used, size} = this.#parts
    const before = this.#nextUsed
    for (const {id, writable} of chains) {
      const entry = headerSize + (this.#nextUsed % size) * usedEntrySize
      used.setUint32(entry, id, true)
      used.setUint32(entry + 4, writable.written, true)
      this.#nextUsed = (this.#nextUsed + 1) & 0xffff
      this.#inFlight.delete(id)
    }
    used.setUint16(2, this.#nextUsed, true)
    return this.#wantsNotification(before)
  }

  #wantsNotification(before: number): boolean {
    const {available, size, eventIndex} = this.#parts
    if (!eventIndex) return (available.getUint16(0, true) & VIRTQ_AVAIL_F_NO_INTERRUPT) === 0
    const usedEvent = available.getUint16(headerSize + size * availableEntrySize, true)
    return eventIndexReached(usedEvent, before, this.#nextUsed)
  }

  listen(): void {
    const {used, size, eventIndex} = this.#parts
    if (eventIndex) used.setUint16(headerSize + size * usedEntrySize, this.#nextAvailable, true)
    else used.setUint16(0, 0, true)
  }

  /** With event indices the one named last is left behind, which suppresses as well: `flags` has to stay 0. */
  suppress(): void {
    const {used, eventIndex} = this.#parts
    if (!eventIndex) used.setUint16(0, VIRTQ_USED_F_NO_NOTIFY, true)
  }
}
