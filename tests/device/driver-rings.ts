/** The driver's end of a queue, just enough for tests: it checks nothing and can be made to do anything. */
export interface DriverRing {
  readonly size: number
  /** Makes one chain available and returns its id. */
  post(pieces: readonly Piece[], how?: Posting): number
  /** What came back since the last call, oldest first. */
  used(): Used[]
}

export interface Piece {
  readonly address: bigint
  readonly length: number
  readonly writable: boolean
}

export interface Posting {
  /** Address of a table to put the pieces from `direct` on into. */
  readonly table?: bigint
  /** How many pieces go into the queue itself when there is a table. */
  readonly direct?: number
}

export interface Used {
  readonly id: number
  readonly written: number
}

export interface RingAreas {
  readonly descriptors: DataView
  readonly driver: DataView
  readonly device: DataView
}

const NEXT = 1
const WRITE = 2
const INDIRECT = 4

/** Writes a descriptor of either format: the last two fields are swapped in a packed one. */
export function writeDescriptor(
  view: DataView,
  index: number,
  {address, length}: {readonly address: bigint; readonly length: number},
  third: number,
  fourth: number,
): void {
  view.setBigUint64(index * 16, address, true)
  view.setUint32(index * 16 + 8, length, true)
  view.setUint16(index * 16 + 12, third, true)
  view.setUint16(index * 16 + 14, fourth, true)
}

export class SplitDriverRing implements DriverRing {
  readonly size: number
  readonly areas: RingAreas
  readonly #tableAt: (address: bigint, length: number) => DataView
  readonly #free: number[]
  readonly #chains = new Map<number, number[]>()
  #seen: number

  /** `index` is where both counters of the device stand: 0 on a fresh queue. */
  constructor(size: number, areas: RingAreas, tableAt: (address: bigint, length: number) => DataView) {
    this.size = size
    this.areas = areas
    this.#tableAt = tableAt
    this.#free = Array.from({length: size}, (_, index) => index)
    this.#seen = 0
  }

  post(pieces: readonly Piece[], {table, direct = 0}: Posting = {}): number {
    const inQueue = table === undefined ? pieces : pieces.slice(0, direct)
    const entries = this.#free.splice(0, inQueue.length + (table === undefined ? 0 : 1))
    inQueue.forEach((piece, place) => {
      const next = entries[place + 1]
      const flags = (piece.writable ? WRITE : 0) | (next === undefined ? 0 : NEXT)
      writeDescriptor(this.areas.descriptors, entries[place]!, piece, flags, next ?? 0)
    })
    if (table !== undefined) {
      const inner = pieces.slice(direct)
      const view = this.#tableAt(table, inner.length * 16)
      inner.forEach((piece, place) => {
        const flags = (piece.writable ? WRITE : 0) | (place + 1 < inner.length ? NEXT : 0)
        writeDescriptor(view, place, piece, flags, place + 1)
      })
      writeDescriptor(this.areas.descriptors, entries.at(-1)!, {address: table, length: inner.length * 16}, INDIRECT, 0)
    }
    this.#chains.set(entries[0]!, entries)
    this.publish(entries[0]!)
    return entries[0]!
  }

  /** Puts a head into the available ring. */
  publish(head: number): void {
    const {driver} = this.areas
    const idx = driver.getUint16(2, true)
    driver.setUint16(4 + (idx % this.size) * 2, head, true)
    driver.setUint16(2, (idx + 1) & 0xffff, true)
  }

  used(): Used[] {
    const {device} = this.areas
    const found: Used[] = []
    while (this.#seen !== device.getUint16(2, true)) {
      const entry = 4 + (this.#seen % this.size) * 8
      const id = device.getUint32(entry, true)
      found.push({id, written: device.getUint32(entry + 4, true)})
      this.#free.push(...(this.#chains.get(id) ?? []))
      this.#chains.delete(id)
      this.#seen = (this.#seen + 1) & 0xffff
    }
    return found
  }
}

export class PackedDriverRing implements DriverRing {
  readonly size: number
  readonly areas: RingAreas
  readonly #tableAt: (address: bigint, length: number) => DataView
  readonly #lengths = new Map<number, number>()
  #next = {index: 0, wrap: 1}
  #seen = {index: 0, wrap: 1}
  #id = 40_000

  constructor(size: number, areas: RingAreas, tableAt: (address: bigint, length: number) => DataView) {
    this.size = size
    this.areas = areas
    this.#tableAt = tableAt
  }

  /** The flags that make a descriptor available at the next position. */
  get availableFlags(): number {
    return this.#next.wrap === 1 ? 1 << 7 : 1 << 15
  }

  get position(): {readonly index: number; readonly wrap: number} {
    return this.#next
  }

  post(pieces: readonly Piece[], {table}: Posting = {}): number {
    this.#id = (this.#id + 7919) & 0xffff
    const id = this.#id
    if (table !== undefined) {
      const view = this.#tableAt(table, pieces.length * 16)
      pieces.forEach((piece, place) => {
        writeDescriptor(view, place, piece, 0xdead, piece.writable ? WRITE : 0)
      })
    }
    const entries = table === undefined ? pieces : [{address: table, length: pieces.length * 16, writable: false}]
    const first = this.#next
    let firstFlags = 0
    entries.forEach((piece, place) => {
      const last = place + 1 === entries.length
      const kind = table === undefined ? (piece.writable ? WRITE : 0) : INDIRECT
      const flags = kind | (last ? 0 : NEXT) | this.availableFlags
      if (place === 0) firstFlags = flags
      const shown = place === 0 ? this.areas.descriptors.getUint16(this.#next.index * 16 + 14, true) : flags
      writeDescriptor(this.areas.descriptors, this.#next.index, piece, id, shown)
      this.#next = this.#after(this.#next, 1)
    })
    this.areas.descriptors.setUint16(first.index * 16 + 14, firstFlags, true)
    this.#lengths.set(id, entries.length)
    return id
  }

  used(): Used[] {
    const {descriptors} = this.areas
    const found: Used[] = []
    for (;;) {
      const at = this.#seen.index * 16
      const flags = descriptors.getUint16(at + 14, true)
      const available = (flags >> 7) & 1
      const used = (flags >> 15) & 1
      if (available !== this.#seen.wrap || used !== this.#seen.wrap) return found
      const id = descriptors.getUint16(at + 12, true)
      found.push({id, written: descriptors.getUint32(at + 8, true)})
      this.#seen = this.#after(this.#seen, this.#lengths.get(id) ?? 1)
      this.#lengths.delete(id)
      if (found.length > this.size) return found
    }
  }

  #after({index, wrap}: {index: number; wrap: number}, count: number): {index: number; wrap: number} {
    return index + count < this.size ? {index: index + count, wrap} : {index: index + count - this.size, wrap: 1 - wrap}
  }
}
