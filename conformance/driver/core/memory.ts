import type {GuestMemory} from '../../port.ts'

/** What device-writable buffers hold before a request: a byte that the device left alone is seen. */
export const SENTINEL = 0xee

const GUARD = 0xa7
const guardLength = 64
const firstOffset = 0x1000
const tailLength = 0x1000

/** A piece of guest memory. Offsets are in bytes from its start, numbers little endian. */
export class Region {
  readonly address: bigint
  readonly length: number
  /** What it holds, for messages. */
  readonly label: string
  readonly #guest: GuestMemory

  constructor(guest: GuestMemory, address: bigint, length: number, label: string) {
    this.#guest = guest
    this.address = address
    this.length = length
    this.label = label
  }

  /** A copy of its bytes, or of some of them. */
  read(offset = 0, length = this.length - offset): Uint8Array {
    this.#check(offset, length)
    return length === 0 ? new Uint8Array(0) : this.#guest.read(this.address + BigInt(offset), length)
  }

  write(bytes: Uint8Array, offset = 0): this {
    this.#check(offset, bytes.length)
    if (bytes.length > 0) this.#guest.write(this.address + BigInt(offset), bytes)
    return this
  }

  fill(byte: number): this {
    return this.write(new Uint8Array(this.length).fill(byte))
  }

  /** Some of its bytes, as a region of their own. */
  part(offset: number, length = this.length - offset): Region {
    this.#check(offset, length)
    return new Region(this.#guest, this.address + BigInt(offset), length, this.label)
  }

  /** Cuts it into parts of these lengths; what is left is the last part. */
  cut(...lengths: number[]): Region[] {
    let offset = 0
    const parts = lengths.map((length) => {
      offset += length
      return this.part(offset - length, length)
    })
    return offset < this.length ? [...parts, this.part(offset)] : parts
  }

  readU8(offset: number): number {
    return this.read(offset, 1)[0]!
  }

  readU16(offset: number): number {
    return view(this.read(offset, 2)).getUint16(0, true)
  }

  readU32(offset: number): number {
    return view(this.read(offset, 4)).getUint32(0, true)
  }

  readU64(offset: number): bigint {
    return view(this.read(offset, 8)).getBigUint64(0, true)
  }

  writeU16(offset: number, value: number): this {
    return this.write(littleEndian(2, value), offset)
  }

  writeU32(offset: number, value: number): this {
    return this.write(littleEndian(4, value), offset)
  }

  writeU64(offset: number, value: bigint): this {
    return this.write(littleEndian(8, value), offset)
  }

  #check(offset: number, length: number): void {
    if (offset < 0 || length < 0 || offset + length > this.length)
      throw new RangeError(
        `bytes ${offset} to ${offset + length} lie outside the ${this.length} bytes of ${this.label}`,
      )
  }
}

/** A number in so many bytes. Bits above them are dropped. */
export function littleEndian(width: 1 | 2 | 4 | 8, value: number | bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  view(bytes).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true)
  return bytes.slice(0, width)
}

/** A stretch of guest memory; a `Region` is one. */
export interface Span {
  readonly address: bigint
  readonly length: number
}

/** Bytes that are no longer what they were. */
export interface Change extends Span {
  /** What lies there: the label of a region, or `guard after` one. */
  readonly where: string
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/**
 * Gives out guest memory for rings and buffers. Around each region lies a guard zone, so that a write beside a buffer is
 * found. The same requests in the same order get the same addresses.
 */
export class Memory {
  readonly guest: GuestMemory
  #regions: Region[] = []
  #next = firstOffset

  constructor(guest: GuestMemory) {
    this.guest = guest
    this.guest.write(guest.base, new Uint8Array(firstOffset).fill(GUARD))
  }

  /** A region of so many bytes, aligned, holding `fill` everywhere. More than the guest has left throws. */
  allocate(length: number, {align = 16, fill = 0, label = 'a buffer'} = {}): Region {
    const start = Math.ceil(this.#next / align) * align
    const end = start + length + guardLength
    if (end + tailLength > this.guest.size) throw new RangeError(`${length} bytes do not fit into the guest memory`)
    const bytes = new Uint8Array(end - this.#next).fill(GUARD)
    bytes.fill(fill, start - this.#next, start - this.#next + length)
    this.guest.write(this.guest.base + BigInt(this.#next), bytes)
    this.#next = end
    const region = new Region(this.guest, this.guest.base + BigInt(start), length, label)
    this.#regions.push(region)
    return region
  }

  /** A region that holds these bytes. */
  store(bytes: Uint8Array, label = 'data'): Region {
    return this.allocate(bytes.length, {label}).write(bytes)
  }

  /** A region for the device to write to, full of `SENTINEL`. */
  blank(length: number, label = 'a device-writable buffer'): Region {
    return this.allocate(length, {fill: SENTINEL, label})
  }

  /** The last bytes of all guest memory. Regions that were given out lie elsewhere. */
  atEnd(length: number): Region {
    const start = this.guest.base + BigInt(this.guest.size - length)
    return new Region(this.guest, start, length, 'the end of the guest memory')
  }

  /** An address, aligned to a page, at which the guest has no memory. */
  get absent(): bigint {
    return this.guest.base + BigInt(this.guest.size) + 0x10_0000n
  }

  /** Remembers everything that was given out so far, the guards, and a page before and after. */
  snapshot(): Snapshot {
    const length = Math.min(this.guest.size, this.#next + tailLength)
    return new Snapshot(this.guest, this.guest.read(this.guest.base, length), [...this.#regions])
  }
}

/** Guest memory at one moment, for "the device writes nowhere else". */
export class Snapshot {
  readonly #guest: GuestMemory
  readonly #bytes: Uint8Array
  readonly #regions: readonly Region[]

  constructor(guest: GuestMemory, bytes: Uint8Array, regions: readonly Region[]) {
    this.#guest = guest
    this.#bytes = bytes
    this.#regions = regions
  }

  /** What has changed since, lowest address first, outside these stretches. Neighbouring bytes are one change. */
  changes(...except: Span[]): Change[] {
    const now = this.#guest.read(this.#guest.base, this.#bytes.length)
    if (Buffer.compare(now, this.#bytes) === 0) return []
    for (const {address, length} of except) {
      const offset = Number(address - this.#guest.base)
      now.set(this.#bytes.subarray(offset, offset + length), offset)
    }
    const found: Change[] = []
    for (let place = 0; place < now.length; place++) {
      if (now[place] === this.#bytes[place]) continue
      const start = place
      while (place < now.length && now[place] !== this.#bytes[place]) place++
      const address = this.#guest.base + BigInt(start)
      const [before, after] = [this.#bytes.slice(start, place), now.slice(start, place)]
      found.push({address, length: place - start, where: this.#where(address), before, after})
    }
    return found
  }

  #where(address: bigint): string {
    const region = this.#regions.findLast((candidate) => candidate.address <= address)
    if (region === undefined) return 'memory before the first region'
    const offset = address - region.address
    return offset < region.length ? `byte ${offset} of ${region.label}` : `guard after ${region.label}`
  }
}

/** For a message: `4 bytes at byte 12 of the available ring; …`, or `nothing`. */
export function describeChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return 'nothing'
  const some = changes.slice(0, 4).map(({length, where}) => `${length} ${length === 1 ? 'byte' : 'bytes'} at ${where}`)
  return some.join('; ') + (changes.length > 4 ? `; and ${changes.length - 4} more` : '')
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
