import {closeSync, ftruncateSync, openSync, readSync, writeSync} from 'node:fs'
import type {GuestMemory} from '../../port.ts'

/** Guest memory that is a file which QEMU maps. What one side writes the other reads at once. */
export class SharedMemory implements GuestMemory {
  readonly base: bigint
  readonly size: number
  readonly #file: number

  constructor(path: string, base: bigint, size: number) {
    this.base = base
    this.size = size
    this.#file = openSync(path, 'w+')
    ftruncateSync(this.#file, size)
  }

  read(address: bigint, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    readSync(this.#file, bytes, 0, length, this.#place(address, length))
    return bytes
  }

  write(address: bigint, bytes: Uint8Array): void {
    writeSync(this.#file, bytes, 0, bytes.length, this.#place(address, bytes.length))
  }

  close(): void {
    closeSync(this.#file)
  }

  #place(address: bigint, length: number): number {
    const offset = address - this.base
    if (offset < 0n || offset + BigInt(length) > BigInt(this.size))
      throw new RangeError(`${length} bytes at 0x${address.toString(16)} lie outside the guest memory`)
    return Number(offset)
  }
}
