import type {GuestMemory} from '../../port.ts'

/** Guest memory that is an array. */
export class ArrayMemory implements GuestMemory {
  readonly base: bigint
  readonly bytes: Uint8Array

  constructor(base: bigint, size: number) {
    this.base = base
    this.bytes = new Uint8Array(size)
  }

  get size(): number {
    return this.bytes.length
  }

  read(address: bigint, length: number): Uint8Array {
    const place = this.#place(address, length)
    return this.bytes.slice(place, place + length)
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.bytes.set(bytes, this.#place(address, bytes.length))
  }

  #place(address: bigint, length: number): number {
    const offset = address - this.base
    if (offset < 0n || offset + BigInt(length) > BigInt(this.size))
      throw new RangeError(`${length} bytes at 0x${address.toString(16)} lie outside the guest memory`)
    return Number(offset)
  }
}
