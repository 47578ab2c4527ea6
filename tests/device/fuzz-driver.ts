import {GuestMemory} from '../../device/memory/guest-memory.ts'
import type {ReferenceDevice} from '../../device/reference-device.ts'
import {pick} from '../random.ts'
import {writeDescriptor} from './driver-rings.ts'
import {base} from './tiny-driver.ts'

/** A driver that does anything. It knows where the device may write, and looks whether it wrote elsewhere. */
export class FuzzDriver<Device extends ReferenceDevice> {
  readonly device: Device
  /** Chains that were made available, well-formed or not. */
  chains = 0
  readonly #random: () => number
  readonly memory = new Uint8Array(memorySize)
  readonly #bytes = this.memory
  readonly #words = new DataView(this.memory.buffer)
  readonly #headers: readonly Uint8Array[]
  readonly #queues: number
  #packed = false
  #size = 16
  /** Ranges that the device may write, since the last reset. */
  #allowed: Range[] = []
  /** A buffer lies over a ring or a table, so that the device may change what it is allowed. */
  #tangled = false
  #indirect = false
  #nextPacked: {index: number; wrap: number}[] = []
  #seenPacked: {index: number; wrap: number}[] = []
  #inFlight: {readonly id: number; readonly length: number}[][] = []

  constructor(
    create: (memory: GuestMemory) => Device,
    random: () => number,
    shape: {readonly queues: number; readonly headers: readonly Uint8Array[]},
  ) {
    this.#random = random
    this.#queues = shape.queues
    this.#headers = shape.headers
    for (let index = 0; index < memorySize; index += 1) this.#bytes[index] = (index * 31 + 7) & 0xff
    this.device = create(new GuestMemory(base, this.#bytes))
  }

  /** One life of the device: a start of some kind, then `acts` acts of all kinds. */
  live(packed: boolean, acts: number): void {
    this.#packed = packed
    this.#start()
    for (let act = 0; act < acts; act += 1) this.#act()
    this.#run(this.#below(300))
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  #chance(part: number): boolean {
    return this.#random() < part
  }

  #write(offset: number, value: number, width: 1 | 2 | 4 = 4): void {
    this.device.transport.write(offset, width, value)
  }

  #start(): void {
    this.#write(0x70, 0)
    this.#allowed = []
    this.#tangled = false
    this.#size = pick(this.#random, [1, 2, 4, 8, 16, 64])
    this.#write(0x70, 1)
    this.#write(0x70, 3)
    this.#negotiate()
    for (let queue = 0; queue < this.#queues; queue += 1) this.#setUp(queue)
    if (this.#chance(0.97)) this.#write(0x70, 0xf)
  }

  /** Mostly what is offered, sometimes a part of it, sometimes anything. */
  #negotiate(): void {
    for (const word of [0, 1, 2, 3]) {
      this.#write(0x14, word)
      this.#write(0x24, this.#chance(0.995) ? word : this.#below(2 ** 32))
      let accepted = this.device.transport.read(0x10, 4)
      if (this.#chance(0.3)) accepted &= this.#below(2 ** 32)
      if (this.#chance(0.01)) accepted = this.#below(2 ** 32)
      if (word === 1) accepted = (accepted & ~4) | 1 | (this.#packed ? 4 : 0)
      if (word === 0) this.#indirect = (accepted & (1 << 28)) !== 0
      this.#write(0x20, accepted >>> 0)
    }
    this.#write(0x70, 0xb)
  }

  #setUp(queue: number): void {
    const {descriptors, driver, device} = placeOf(queue)
    this.#bytes.fill(0, descriptors, descriptors + ringSpace)
    this.#nextPacked[queue] = {index: 0, wrap: 1}
    this.#seenPacked[queue] = {index: 0, wrap: 1}
    this.#inFlight[queue] = []
    this.#write(0x30, queue)
    const strange = this.#chance(0.02)
    this.#write(0x38, strange && this.#chance(0.5) ? this.#oddNumber() : this.#size)
    for (const [area, offset] of [descriptors, driver, device].entries()) {
      const address = base + BigInt(offset)
      this.#write(0x80 + area * 0x10, strange ? this.#oddNumber() : Number(address & 0xffff_ffffn))
      this.#write(0x84 + area * 0x10, strange && this.#chance(0.5) ? this.#oddNumber() : Number(address >> 32n))
    }
    this.#write(0x44, 1)
    this.#tangled ||= strange
    this.#allow(device, ringSpace - (device - descriptors))
    if (this.#packed) this.#allow(descriptors, this.#size * 16)
  }

  #act(): void {
    const queue = this.#below(this.#queues)
    const kind = this.#random()
    if (kind < 0.64) this.#postChain(queue)
    else if (kind < 0.67) this.#scribble(queue)
    else if (kind < 0.68) this.#moveIndex(queue)
    else if (kind < 0.85) this.#write(0x50, queue)
    else if (kind < 0.87) this.#registerNoise()
    else if (kind < 0.875) this.#write(0x70, pick(this.#random, [0x1f, 0xf, 0x80, 0x8f, 0x40, 0x20, 4]))
    else if (kind < 0.885) this.#resetQueue(queue)
    else this.#run(pick(this.#random, [1, 2, 5, 50]))
    if (this.#chance(0.5)) this.#write(0x50, queue)
  }

  #resetQueue(queue: number): void {
    this.#write(0x30, queue)
    this.#write(0xc0, 1)
    if (!this.#chance(0.7)) return
    this.#setUp(queue)
  }

  /** A number at the edge of something, or any. */
  #oddNumber(): number {
    const edges = [0, 1, 2, 3, 15, 16, 17, 255, 256, 257, 4095, 32767, 32768, 65535, 65536, 2 ** 31, 2 ** 32 - 1]
    return this.#chance(0.7) ? pick(this.#random, edges) : this.#below(2 ** 32)
  }

  #registerNoise(): void {
    for (let count = this.#below(6); count >= 0; count -= 1) {
      const width = pick(this.#random, [1, 2, 4] as const)
      const offset = this.#chance(0.5) ? this.#below(0x200) : pick(this.#random, registers)
      const value = width === 4 ? this.#oddNumber() : this.#below(2 ** (8 * width))
      // The places of the rings stay known: they are written in #setUp.
      if (offset >= 0x30 && offset < 0xc4 && offset !== 0x50 && offset !== 0x64) continue
      this.device.transport.read(offset, width)
      this.#write(offset, value, width)
    }
  }

  /** A chain of pieces, mostly sound, with a header that the device type knows in front. */
  #postChain(queue: number): void {
    const pieces = this.#pieces()
    if (!this.#hasRoom(queue, pieces.length)) {
      this.#write(0x50, queue)
      this.#run(100)
      if (!this.#hasRoom(queue, pieces.length) && this.#chance(0.99)) return
    }
    this.chains += 1
    if (this.#packed) this.#postPacked(queue, pieces)
    else this.#postSplit(queue, pieces)
  }

  /** Whether a driver that counts would post so many descriptors. */
  #hasRoom(queue: number, descriptors: number): boolean {
    const {driver, device} = placeOf(queue)
    if (!this.#packed) {
      const pending = (this.#words.getUint16(driver + 2, true) - this.#words.getUint16(device + 2, true)) & 0xffff
      return pending < this.#size
    }
    this.#seeUsed(queue)
    const inFlight = this.#inFlight[queue]!.reduce((sum, {length}) => sum + length, 0)
    return inFlight + Math.min(descriptors, this.#size) <= this.#size
  }

  /** Takes back what the device has used of a packed ring. */
  #seeUsed(queue: number): void {
    const {descriptors} = placeOf(queue)
    const seen = this.#seenPacked[queue]!
    for (let count = 0; count <= this.#size; count += 1) {
      const at = descriptors + seen.index * 16
      const flags = this.#words.getUint16(at + 14, true)
      if (((flags >> 7) & 1) !== seen.wrap || ((flags >> 15) & 1) !== seen.wrap) return
      const id = this.#words.getUint16(at + 12, true)
      const place = this.#inFlight[queue]!.findIndex((chain) => chain.id === id)
      if (place < 0) return
      const [chain] = this.#inFlight[queue]!.splice(place, 1)
      this.#advance(seen, chain!.length)
    }
  }

  #advance(position: {index: number; wrap: number}, count: number): void {
    position.index += count
    if (position.index < this.#size) return
    position.index -= this.#size
    position.wrap = 1 - position.wrap
  }

  #pieces(): FuzzPiece[] {
    const pieces: FuzzPiece[] = []
    if (this.#chance(0.85)) {
      const header = pick(this.#random, this.#headers)
      const offset = this.#bufferOffset(header.length)
      this.#bytes.set(header, offset)
      if (this.#chance(0.1)) this.#bytes[offset + this.#below(header.length)] = this.#below(256)
      const cut = this.#chance(0.3) ? 1 + this.#below(header.length) : header.length
      pieces.push({offset, length: cut, write: false})
      if (cut < header.length) pieces.push({offset: offset + cut, length: header.length - cut, write: false})
    }
    for (let count = this.#below(3); count > 0; count -= 1) pieces.push(this.#piece(false))
    for (let count = this.#below(4); count > 0; count -= 1) pieces.push(this.#piece(true))
    if (this.#chance(0.01)) pieces.reverse()
    const most = this.#chance(0.98) ? this.#size : pieces.length
    return pieces.length > 0 ? pieces.slice(0, most) : [this.#piece(true)]
  }

  #wantsTable(pieces: number): boolean {
    if (!this.#indirect) return this.#chance(0.01)
    return this.#chance(0.3) || pieces > this.#size
  }

  #piece(write: boolean): FuzzPiece {
    const length = pick(this.#random, [0, 1, 2, 6, 12, 16, 20, 32, 512, 513, 1024, 1526, 4096])
    const kind = this.#random()
    if (kind < 0.997) return {offset: this.#bufferOffset(length), length, write}
    if (kind < 0.998) return {offset: memorySize - 1, length: pick(this.#random, [1, 2, 4096]), write}
    if (kind < 0.999) return {offset: this.#below(memorySize), length: this.#oddNumber(), write}
    return {offset: -1 - this.#below(2 ** 30), length, write}
  }

  #bufferOffset(length: number): number {
    return bufferZone + this.#below(memorySize - bufferZone - length)
  }

  #postSplit(queue: number, pieces: readonly FuzzPiece[]): void {
    const {descriptors, driver} = placeOf(queue)
    const table = this.#tableOffset()
    const indirect = this.#wantsTable(pieces.length)
    const at = indirect ? table : descriptors
    const first = indirect ? 0 : this.#below(this.#size)
    pieces.forEach((piece, place) => {
      const index = indirect ? place : (first + place) % this.#size
      const next = indirect ? place + 1 : (index + 1) % this.#size
      const flags = (piece.write ? 2 : 0) | (place + 1 < pieces.length ? 1 : 0)
      this.#describe(at, index, piece, this.#maybeOdd(flags), this.#maybeOdd(next))
    })
    if (indirect) {
      const length = this.#chance(0.99) ? pieces.length * 16 : this.#oddNumber()
      this.#describe(descriptors, first, {offset: table, length, write: false}, this.#maybeOdd(4), 0)
    }
    const idx = this.#words.getUint16(driver + 2, true)
    this.#words.setUint16(driver + 4 + (idx % this.#size) * 2, this.#maybeOdd(first), true)
    this.#words.setUint16(driver + 2, (idx + 1) & 0xffff, true)
    if (this.#chance(0.1)) this.#words.setUint16(driver, this.#below(3), true)
    if (this.#chance(0.3)) this.#words.setUint16(driver + 4 + this.#size * 2, this.#below(65536), true)
  }

  #postPacked(queue: number, pieces: readonly FuzzPiece[]): void {
    const {descriptors, driver} = placeOf(queue)
    const table = this.#tableOffset()
    const indirect = this.#wantsTable(pieces.length)
    let entries: {piece: FuzzPiece; flags: number}[]
    if (indirect) {
      pieces.forEach((piece, place) => {
        this.#describe(table, place, piece, this.#below(65536), piece.write ? 2 : 0)
      })
      const length = this.#chance(0.99) ? pieces.length * 16 : this.#oddNumber()
      entries = [{piece: {offset: table, length, write: false}, flags: 4}]
    } else {
      const last = pieces.length - 1
      entries = pieces.map((piece, place) => ({piece, flags: (piece.write ? 2 : 0) | (place < last ? 1 : 0)}))
    }
    const id = this.#below(65536)
    const position = this.#nextPacked[queue]!
    for (const {piece, flags} of entries) {
      const lap = position.wrap === 1 ? 1 << 7 : 1 << 15
      this.#describe(descriptors, position.index, piece, id, this.#maybeOdd(flags | lap))
      this.#advance(position, 1)
    }
    this.#inFlight[queue]!.push({id, length: entries.length})
    if (this.#chance(0.2)) this.#words.setUint32(driver, this.#below(2 ** 32), true)
  }

  #maybeOdd(value: number): number {
    return this.#chance(0.999) ? value : this.#oddNumber() & 0xffff
  }

  #tableOffset(): number {
    return tableZone + this.#below(16) * 1024
  }

  #describe(at: number, index: number, {offset, length}: FuzzPiece, third: number, fourth: number): void {
    const view = new DataView(this.#bytes.buffer, at)
    const address = BigInt.asUintN(64, base + BigInt(offset))
    const [flags, next] = this.#packed ? [fourth, third] : [third, fourth]
    if (this.#packed) writeDescriptor(view, index, {address, length}, next, flags)
    else writeDescriptor(view, index, {address, length}, flags, next)
  }

  /** Random bytes over descriptors. */
  #scribble(queue: number): void {
    const {descriptors, driver} = placeOf(queue)
    const at = this.#chance(0.5) ? descriptors + this.#below(this.#size * 16) : driver + this.#below(4 + this.#size * 2)
    this.#bytes[at] = this.#below(256)
    if (this.#chance(0.2)) this.#bytes[this.#tableOffset() + this.#below(256)] = this.#below(256)
  }

  #moveIndex(queue: number): void {
    if (this.#packed) return
    const at = placeOf(queue).driver + 2
    const idx = this.#words.getUint16(at, true)
    this.#words.setUint16(at, (idx + pick(this.#random, [1, 1, 1, 2, this.#size, 65535])) & 0xffff, true)
    this.chains += 1
  }

  /** Lets the device work, and throws if it wrote where no descriptor has ever allowed it to. */
  #run(steps: number): void {
    this.#allowDescribed()
    const before = this.#bytes.slice()
    for (let step = 0; step < steps; step += 1) if (!this.device.step()) break
    if (this.#tangled) return
    for (const {from, to} of this.#allowed) before.set(this.#bytes.subarray(from, to), from)
    if (Buffer.compare(before, this.#bytes) === 0) return
    const at = before.findIndex((byte, index) => byte !== this.#bytes[index])
    throw new Error(`the device wrote to ${at.toString(16)}, which nobody gave it`)
  }

  /** Every descriptor that a chain could lead to, in the queues and in the tables that these refer to. */
  #allowDescribed(): void {
    for (let queue = 0; queue < this.#queues; queue += 1) {
      const {descriptors} = placeOf(queue)
      for (let index = 0; index < this.#size; index += 1) {
        const {offset, length, flags} = this.#read(descriptors + index * 16)
        if ((flags & 2) !== 0) this.#allowBuffer(offset, length)
        if ((flags & 4) === 0 || offset < 0 || offset + length > memorySize) continue
        if (length / 16 > 64) this.#tangled = true
        for (let inner = 0; inner < Math.min(length / 16, 64); inner += 1) {
          const entry = this.#read(offset + inner * 16)
          if ((entry.flags & 2) !== 0) this.#allowBuffer(entry.offset, entry.length)
        }
      }
    }
  }

  #read(at: number): {offset: number; length: number; flags: number} {
    if (at + 16 > memorySize) return {offset: -1, length: 0, flags: 0}
    const offset = Number(this.#words.getBigUint64(at, true) - base)
    const flags = this.#words.getUint16(at + (this.#packed ? 14 : 12), true)
    return {offset, length: this.#words.getUint32(at + 8, true), flags}
  }

  #allowBuffer(offset: number, length: number): void {
    if (offset < 0 || length === 0 || offset + length > memorySize) return
    if (offset < bufferZone) this.#tangled = true
    this.#allow(offset, length)
  }

  #allow(from: number, length: number): void {
    const to = from + length
    if (!this.#allowed.some((range) => range.from <= from && range.to >= to)) this.#allowed.push({from, to})
  }
}

interface FuzzPiece {
  readonly offset: number
  readonly length: number
  readonly write: boolean
}

interface Range {
  readonly from: number
  readonly to: number
}

const memorySize = 128 * 1024
const ringSpace = 4096
const tableZone = 32 * 1024
const bufferZone = 64 * 1024
const registers = [0, 4, 0x10, 0x14, 0x20, 0x24, 0x50, 0x60, 0x64, 0xc4, 0xfc, 0x100, 0x108, 0x120, 0x1fc]

function placeOf(queue: number): {descriptors: number; driver: number; device: number} {
  const descriptors = queue * ringSpace
  return {descriptors, driver: descriptors + 1024, device: descriptors + 2048}
}
