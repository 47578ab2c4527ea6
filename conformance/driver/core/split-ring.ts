import assert from 'node:assert/strict'
import {littleEndian, type Memory, type Region} from './memory.ts'
import {joined} from './pattern.ts'
import type {Piece} from './pieces.ts'
import type {Transport} from './transport.ts'
import {
  type Chain,
  type ChainOptions,
  type QueueSettings,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_WRITE,
  Virtqueue,
} from './virtqueue.ts'

/** Bit of `flags` in the available ring. */
export const VIRTQ_AVAIL_F_NO_INTERRUPT = 1
/** Bit of `flags` in the used ring. */
export const VIRTQ_USED_F_NO_NOTIFY = 1

/** A descriptor of a split queue, 16 bytes. */
export interface SplitDescriptor {
  readonly address: bigint
  readonly length: number
  readonly flags: number
  readonly next: number
}

/**
 * A split virtqueue. Indices of the rings run freely from 0 to 65535 and around.
 *
 * @see virtio-1.4#split
 */
export class SplitRing extends Virtqueue {
  readonly format = 'split'
  readonly descriptorArea: Region
  readonly driverArea: Region
  readonly deviceArea: Region
  readonly #memory: Memory
  #free: number[]
  #next = 0
  #published = 0
  #publishedBefore = 0
  #seen = 0

  constructor(settings: QueueSettings, transport: Transport, memory: Memory) {
    super(settings, transport)
    const {index, size} = settings
    this.#memory = memory
    this.descriptorArea = memory.allocate(16 * size, {align: 16, label: `descriptor table of queue ${index}`})
    this.driverArea = memory.allocate(6 + 2 * size, {align: 2, label: `available ring of queue ${index}`})
    this.deviceArea = memory.allocate(6 + 8 * size, {align: 4, label: `used ring of queue ${index}`})
    this.#free = Array.from({length: size}, (_, descriptor) => descriptor)
  }

  add(pieces: readonly Piece[], {indirect = false, indirectWrite = false}: ChainOptions = {}): Chain {
    const direct = indirect === false ? pieces.length : indirect === true ? 0 : indirect
    const count = direct + (indirect === false ? 0 : 1)
    if (count > this.#free.length)
      throw new RangeError(`${count} descriptors do not fit: ${this.#free.length} are free`)
    const descriptors = this.#free.splice(0, count)
    const table = indirect === false ? undefined : this.writeTable(pieces.slice(direct))
    descriptors.forEach((descriptor, place) => {
      const next = descriptors[place + 1]
      const link = next === undefined ? 0 : VIRTQ_DESC_F_NEXT
      const piece =
        place < direct ? pieces[place]! : {address: table!.address, length: table!.length, writable: indirectWrite}
      const flags = link | (piece.writable ? VIRTQ_DESC_F_WRITE : 0) | (place < direct ? 0 : VIRTQ_DESC_F_INDIRECT)
      this.writeDescriptor(descriptor, {address: piece.address, length: piece.length, flags, next: next ?? 0})
    })
    const chain = {id: descriptors[0]!, pieces, descriptors, table, usedLength: undefined}
    this.chains.set(chain.id, chain)
    this.pushHead(chain.id)
    return chain
  }

  publish(): void {
    this.#publishedBefore = this.#published
    this.availableIndex = this.#next
  }

  /** @see virtio-1.4#split.available-notification.driver */
  wantsNotification(): boolean {
    if (!this.settings.eventIndex) return (this.usedFlags & VIRTQ_USED_F_NO_NOTIFY) === 0
    return wrap(this.#published - this.availableEvent - 1) < wrap(this.#published - this.#publishedBefore)
  }

  suppressNotifications(suppressed: boolean): void {
    if (!this.settings.eventIndex) this.availableFlags = suppressed ? VIRTQ_AVAIL_F_NO_INTERRUPT : 0
    // The entry that becomes used last of all, half a round away.
    else this.usedEvent = suppressed ? wrap(this.#seen - 1) : this.#seen
  }

  notifyAfter(buffers: number): void {
    this.usedEvent = wrap(this.#seen + buffers - 1)
  }

  protected takeEntry(): {id: number; usedLength: number} | undefined {
    const ahead = wrap(this.usedIndex - this.#seen)
    if (ahead === 0) return undefined
    if (ahead > this.inFlight)
      assert.fail(
        `queue ${this.index}: the used ring is ${ahead} buffers ahead, and only ${this.inFlight} are with the device`,
      )
    const {id, length} = this.usedEntry(this.#seen % this.size)
    this.#seen = wrap(this.#seen + 1)
    return {id, usedLength: length}
  }

  protected skip(): void {
    this.#seen = wrap(this.#seen + 1)
  }

  protected release({descriptors}: Chain): void {
    this.#free.push(...descriptors)
  }

  protected notificationData(): number {
    return this.#published
  }

  // Below: every field as it lies in memory, for cases that look closer or damage a queue on purpose.

  /** Writes an indirect table of these pieces, linked in order. */
  writeTable(pieces: readonly Piece[]): Region {
    const bytes = pieces.map(({address, length, writable}, place) => {
      const last = place === pieces.length - 1
      const flags = (last ? 0 : VIRTQ_DESC_F_NEXT) | (writable ? VIRTQ_DESC_F_WRITE : 0)
      return splitDescriptor({address, length, flags, next: last ? 0 : place + 1})
    })
    return this.#memory.store(joined(...bytes), `indirect table of queue ${this.index}`)
  }

  writeDescriptor(index: number, descriptor: SplitDescriptor): void {
    this.descriptorArea.write(splitDescriptor(descriptor), 16 * index)
  }

  readDescriptor(index: number): SplitDescriptor {
    const entry = this.descriptorArea.part(16 * index, 16)
    return {address: entry.readU64(0), length: entry.readU32(8), flags: entry.readU16(12), next: entry.readU16(14)}
  }

  /** Puts a head into the next entry of the available ring. `publish` shows it to the device. */
  pushHead(head: number): void {
    this.driverArea.writeU16(4 + 2 * (this.#next % this.size), head)
    this.#next = wrap(this.#next + 1)
  }

  get availableFlags(): number {
    return this.driverArea.readU16(0)
  }

  set availableFlags(flags: number) {
    this.driverArea.writeU16(0, flags)
  }

  get availableIndex(): number {
    return this.driverArea.readU16(2)
  }

  /** What is published from here on continues there. */
  set availableIndex(index: number) {
    this.#next = this.#published = wrap(index)
    this.driverArea.writeU16(2, index)
  }

  /** With event index: the entry of the used ring after which the driver wants a notification. */
  get usedEvent(): number {
    return this.driverArea.readU16(4 + 2 * this.size)
  }

  set usedEvent(index: number) {
    this.driverArea.writeU16(4 + 2 * this.size, index)
  }

  get usedFlags(): number {
    return this.deviceArea.readU16(0)
  }

  get usedIndex(): number {
    return this.deviceArea.readU16(2)
  }

  /** The entry at this place of the used ring, 0 to size - 1. */
  usedEntry(place: number): {id: number; length: number} {
    const entry = this.deviceArea.part(4 + 8 * place, 8)
    return {id: entry.readU32(0), length: entry.readU32(4)}
  }

  /** With event index: the entry of the available ring after which the device wants a notification. */
  get availableEvent(): number {
    return this.deviceArea.readU16(4 + 8 * this.size)
  }
}

/** The 16 bytes of a descriptor. */
export function splitDescriptor({address, length, flags, next}: SplitDescriptor): Uint8Array {
  return joined(littleEndian(8, address), littleEndian(4, length), littleEndian(2, flags), littleEndian(2, next))
}

function wrap(index: number): number {
  return index & 0xffff
}
