import {GuestMemory} from '../../device/memory/guest-memory.ts'
import type {ReferenceDevice} from '../../device/reference-device.ts'
import {type DriverRing, PackedDriverRing, type Piece, type RingAreas, SplitDriverRing} from './driver-rings.ts'

export const base = 0x4000_0000n

/** Machine of a test: memory, one device, and a driver that does what it is told. */
export class TinyDriver<Device extends ReferenceDevice = ReferenceDevice> {
  readonly device: Device
  readonly bytes: Uint8Array
  readonly rings = new Map<number, DriverRing & {readonly areas: RingAreas}>()
  #free = 0

  constructor(create: (memory: GuestMemory) => Device, bytes: Uint8Array = new Uint8Array(4 * 1024 * 1024)) {
    this.bytes = bytes
    this.device = create(new GuestMemory(base, bytes))
  }

  read(offset: number, width: 1 | 2 | 4 = 4): number {
    return this.device.transport.read(offset, width)
  }

  write(offset: number, value: number, width: 1 | 2 | 4 = 4): void {
    this.device.transport.write(offset, width, value)
  }

  get status(): number {
    return this.read(0x70)
  }

  get interruptStatus(): number {
    return this.read(0x60)
  }

  acknowledge(): void {
    this.write(0x64, this.interruptStatus)
  }

  /** Fresh memory, filled with zeros. */
  allocate(length: number, alignment = 16): bigint {
    const start = Math.ceil(this.#free / alignment) * alignment
    this.#free = start + length
    this.bytes.fill(0, start, this.#free)
    return base + BigInt(start)
  }

  window(address: bigint, length: number): Uint8Array {
    const start = Number(address - base)
    return this.bytes.subarray(start, start + length)
  }

  words(address: bigint, length: number): DataView {
    const {buffer, byteOffset, byteLength} = this.window(address, length)
    return new DataView(buffer, byteOffset, byteLength)
  }

  readable(content: Uint8Array): Piece {
    const address = this.allocate(content.length)
    this.window(address, content.length).set(content)
    return {address, length: content.length, writable: false}
  }

  writable(length: number): Piece {
    return {address: this.allocate(length), length, writable: true}
  }

  content({address, length}: Piece): Uint8Array {
    return this.window(address, length)
  }

  offered(): bigint {
    let features = 0n
    for (const word of [0, 1, 2, 3]) {
      this.write(0x14, word)
      features |= BigInt(this.read(0x10)) << BigInt(32 * word)
    }
    return features
  }

  accept(features: bigint): void {
    for (const word of [0, 1, 2, 3]) {
      this.write(0x24, word)
      this.write(0x20, Number((features >> BigInt(32 * word)) & 0xffff_ffffn))
    }
  }

  /** From reset to FEATURES_OK. Answers whether the features were accepted. */
  negotiate(features: bigint): boolean {
    this.write(0x70, 0)
    this.rings.clear()
    this.#free = 0
    this.write(0x70, 1)
    this.write(0x70, 3)
    this.accept(features)
    this.write(0x70, 0xb)
    return (this.status & 8) !== 0
  }

  setUpQueue(index: number, size: number, packed: boolean): DriverRing & {readonly areas: RingAreas} {
    const [descriptors, driver, device] = packed ? [size * 16, 4, 4] : [size * 16, 6 + size * 2, 6 + size * 8]
    const places = [descriptors, driver, device].map((length) => ({address: this.allocate(length), length}))
    const [table, available, used] = places.map(({address, length}) => this.words(address, length))
    this.write(0x30, index)
    this.write(0x38, size)
    places.forEach(({address}, area) => {
      this.write(0x80 + area * 0x10, Number(address & 0xffff_ffffn))
      this.write(0x84 + area * 0x10, Number(address >> 32n))
    })
    this.write(0x44, 1)
    const areas = {descriptors: table!, driver: available!, device: used!}
    const Ring = packed ? PackedDriverRing : SplitDriverRing
    const ring = new Ring(size, areas, (address, length) => this.words(address, length))
    this.rings.set(index, ring)
    return ring
  }

  /** The whole initialisation. Features without a number: all that is offered, packed only if asked for. */
  start({packed = false, size = 16, queues = [0], without = [] as number[], features = this.offered()} = {}): void {
    let accepted = features
    if (!packed) accepted &= ~(1n << 34n)
    for (const bit of without) accepted &= ~(1n << BigInt(bit))
    if (!this.negotiate(accepted)) throw new Error('the device refused the features')
    for (const index of queues) this.setUpQueue(index, size, packed)
    this.write(0x70, 0xf)
  }

  ring(index = 0): DriverRing & {readonly areas: RingAreas} {
    return this.rings.get(index)!
  }

  notify(index = 0): void {
    this.write(0x50, index)
  }

  /** Lets the device work until it has nothing left to do. Answers the number of steps. */
  run(most = 100_000): number {
    for (let steps = 0; steps < most; steps += 1) if (!this.device.step()) return steps
    throw new Error(`the device is still at work after ${most} steps`)
  }
}

export function blockHeader(type: number, sector = 0n): Uint8Array {
  const header = new DataView(new ArrayBuffer(16))
  header.setUint32(0, type, true)
  header.setBigUint64(8, sector, true)
  return new Uint8Array(header.buffer)
}
