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

export const VIRTQ_DESC_F_AVAIL = 1 << 7
export const VIRTQ_DESC_F_USED = 1 << 15

/** Values of `flags` in an event suppression structure. */
export const RING_EVENT_FLAGS_ENABLE = 0
export const RING_EVENT_FLAGS_DISABLE = 1
export const RING_EVENT_FLAGS_DESC = 2

/** A descriptor of a packed queue, 16 bytes. */
export interface PackedDescriptor {
  readonly address: bigint
  readonly length: number
  readonly id: number
  readonly flags: number
}

/** An event suppression structure, 4 bytes. */
export interface EventSuppression {
  readonly flags: number
  /** A place in the ring. */
  readonly offset: number
  readonly wrap: number
}

/** A place in the ring and the wrap counter there. */
interface Position {
  place: number
  wrap: number
}

/**
 * A packed virtqueue. Both wrap counters begin with 1.
 *
 * @see virtio-1.4#packed
 */
export class PackedRing extends Virtqueue {
  readonly format = 'packed'
  readonly descriptorArea: Region
  readonly driverArea: Region
  readonly deviceArea: Region
  readonly #memory: Memory
  #freeIds: number[]
  #free: number
  #next: Position = {place: 0, wrap: 1}
  #published: Position = {place: 0, wrap: 1}
  #publishedBefore: Position = {place: 0, wrap: 1}
  #seen: Position = {place: 0, wrap: 1}
  /** Flags of first descriptors that `publish` is to write. */
  #hidden: [place: number, flags: number][] = []

  constructor(settings: QueueSettings, transport: Transport, memory: Memory) {
    super(settings, transport)
    const {index, size} = settings
    this.#memory = memory
    this.descriptorArea = memory.allocate(16 * size, {align: 16, label: `descriptor ring of queue ${index}`})
    this.driverArea = memory.allocate(4, {align: 4, label: `driver event suppression of queue ${index}`})
    this.deviceArea = memory.allocate(4, {align: 4, label: `device event suppression of queue ${index}`})
    this.#freeIds = Array.from({length: size}, (_, id) => id)
    this.#free = size
  }

  add(pieces: readonly Piece[], {indirect = false, indirectWrite = false, id: given}: ChainOptions = {}): Chain {
    if (typeof indirect === 'number') throw new Error('a packed queue has no chains that are direct and indirect')
    const count = indirect ? 1 : pieces.length
    if (count > this.#free) throw new RangeError(`${count} descriptors do not fit: ${this.#free} are free`)
    const id = given ?? this.#freeIds.shift()!
    if (this.chains.has(id)) throw new Error(`buffer ${id} is with the device`)
    this.#freeIds = this.#freeIds.filter((free) => free !== id)
    const table = indirect ? this.writeTable(pieces) : undefined
    const entries = table ? [{address: table.address, length: table.length, writable: indirectWrite}] : pieces
    const descriptors = entries.map(({address, length, writable}, number) => {
      const {place, wrap} = this.#next
      const kind = (number < count - 1 ? VIRTQ_DESC_F_NEXT : 0) | (table ? VIRTQ_DESC_F_INDIRECT : 0)
      const flags = kind | (writable ? VIRTQ_DESC_F_WRITE : 0) | availableFlags(wrap)
      // The old flags stay until `publish`, and with them the chain is hidden from the device.
      const shown = number === 0 ? this.readDescriptor(place).flags : flags
      if (number === 0) this.#hidden.push([place, flags])
      this.writeDescriptor(place, {address, length, id, flags: shown})
      this.#next = this.#after(this.#next, 1)
      return place
    })
    this.#free -= count
    const chain = {id, pieces, descriptors, table, usedLength: undefined}
    this.chains.set(id, chain)
    return chain
  }

  publish(): void {
    this.#publishedBefore = this.#published
    this.#published = this.#next
    // The first last: the device then sees all of them.
    for (const [place, flags] of this.#hidden.reverse()) this.descriptorArea.writeU16(16 * place + 14, flags)
    this.#hidden = []
  }

  wantsNotification(): boolean {
    const {flags, offset, wrap} = this.deviceEvent
    if (flags !== RING_EVENT_FLAGS_DESC) return flags !== RING_EVENT_FLAGS_DISABLE
    const distance = (from: Position, to: Position) =>
      (to.place + (to.wrap === from.wrap ? 0 : this.size) - from.place + 2 * this.size) % (2 * this.size)
    const event = {place: offset, wrap}
    return distance(this.#publishedBefore, event) < distance(this.#publishedBefore, this.#published)
  }

  suppressNotifications(suppressed: boolean): void {
    this.driverEvent = {
      flags: suppressed ? RING_EVENT_FLAGS_DISABLE : RING_EVENT_FLAGS_ENABLE,
      offset: 0,
      wrap: 0,
    }
  }

  /** Counts the descriptors of the buffers that are with the device, oldest first; used in another order they may differ. */
  notifyAfter(buffers: number): void {
    const before = [...this.chains.values()].slice(0, buffers - 1)
    const skipped = before.reduce((sum, {descriptors}) => sum + descriptors.length, 0)
    const {place, wrap} = this.#after(this.#seen, skipped)
    this.driverEvent = {flags: RING_EVENT_FLAGS_DESC, offset: place, wrap}
  }

  protected takeEntry(): {id: number; usedLength: number; flags: number} | undefined {
    const {length, id, flags} = this.readDescriptor(this.#seen.place)
    const available = flags & VIRTQ_DESC_F_AVAIL ? 1 : 0
    const used = flags & VIRTQ_DESC_F_USED ? 1 : 0
    if (available !== used || used !== this.#seen.wrap) return undefined
    // VIRTIO: without VIRTQ_DESC_F_WRITE the length means nothing. Devices exist that never set it, and drivers that do not
    // look at it, so that only a buffer that could not be written is read that way; a case can look at `usedFlags`.
    const meant = flags & VIRTQ_DESC_F_WRITE || this.chains.get(id)?.pieces.some(({writable}) => writable)
    return {id, usedLength: meant ? length : 0, flags}
  }

  protected release({id, descriptors}: Chain): void {
    if (id < this.size) this.#freeIds.push(id)
    this.#free += descriptors.length
    this.#seen = this.#after(this.#seen, descriptors.length)
  }

  protected skip(): void {
    // `release` has stepped over it.
  }

  protected notificationData(): number {
    return this.#published.place | (this.#published.wrap << 15)
  }

  // Below: every field as it lies in memory, for cases that look closer or damage a queue on purpose.

  /** Where the driver writes the next descriptor, and its wrap counter. */
  get nextAvailable(): Readonly<Position> {
    return this.#next
  }

  /** Where the device is to write the next used descriptor, and its wrap counter. */
  get nextUsed(): Readonly<Position> {
    return this.#seen
  }

  /** Writes an indirect table of these pieces. */
  writeTable(pieces: readonly Piece[]): Region {
    const bytes = pieces.map(({address, length, writable}) =>
      packedDescriptor({address, length, id: 0, flags: writable ? VIRTQ_DESC_F_WRITE : 0}),
    )
    return this.#memory.store(joined(...bytes), `indirect table of queue ${this.index}`)
  }

  /** Flags that make a descriptor available at the next place of the driver, beside `flags`. */
  availableFlags(flags = 0): number {
    return flags | availableFlags(this.#next.wrap)
  }

  writeDescriptor(place: number, descriptor: PackedDescriptor): void {
    this.descriptorArea.write(packedDescriptor(descriptor), 16 * place)
  }

  readDescriptor(place: number): PackedDescriptor {
    const entry = this.descriptorArea.part(16 * place, 16)
    const bytes = entry.read()
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
    return {
      address: view.getBigUint64(0, true),
      length: view.getUint32(8, true),
      id: view.getUint16(12, true),
      flags: view.getUint16(14, true),
    }
  }

  /** What the driver asks of the device. */
  get driverEvent(): EventSuppression {
    return readEvent(this.driverArea)
  }

  set driverEvent({flags, offset, wrap}: EventSuppression) {
    this.driverArea.write(joined(littleEndian(2, offset | (wrap << 15)), littleEndian(2, flags)))
  }

  /** What the device asks of the driver. */
  get deviceEvent(): EventSuppression {
    return readEvent(this.deviceArea)
  }

  #after({place, wrap}: Position, steps: number): Position {
    const sum = place + steps
    return sum < this.size ? {place: sum, wrap} : {place: sum - this.size, wrap: wrap ^ 1}
  }
}

/** The 16 bytes of a descriptor. */
export function packedDescriptor({address, length, id, flags}: PackedDescriptor): Uint8Array {
  return joined(littleEndian(8, address), littleEndian(4, length), littleEndian(2, id), littleEndian(2, flags))
}

function availableFlags(wrap: number): number {
  return wrap ? VIRTQ_DESC_F_AVAIL : VIRTQ_DESC_F_USED
}

function readEvent(area: Region): EventSuppression {
  const [position, flags] = [area.readU16(0), area.readU16(2)]
  return {flags: flags & 3, offset: position & 0x7fff, wrap: position >> 15}
}
