import {sectorSize} from './definitions.ts'
import type {Storage} from './storage.ts'

/** Ways in which requests reach a storage. Everything that changes content counts as a write. */
export type StorageOperation = 'read' | 'write' | 'flush'

/** A volatile cache over a stable content, both in memory, so that a test can look at the difference. */
export class MemoryStorage implements Storage {
  readonly canErase = true
  #cached: Uint8Array
  #stable: Uint8Array
  /** Sectors that differ, or may differ, between the two. */
  readonly #dirty = new Set<number>()
  #failing: ReadonlySet<StorageOperation> = new Set()

  constructor(sectors: number) {
    this.#cached = new Uint8Array(sectors * sectorSize)
    this.#stable = new Uint8Array(sectors * sectorSize)
  }

  get sectors(): bigint {
    return BigInt(this.#cached.length / sectorSize)
  }

  /** What a loss of power at this moment would leave. A copy; empty beyond the end. */
  readStable(sector: bigint, length: number): Uint8Array {
    const position = Number(sector) * sectorSize
    return this.#stable.slice(position, position + length)
  }

  /** From now on these operations fail, and no others. */
  fail(operations: readonly StorageOperation[]): void {
    this.#failing = new Set(operations)
  }

  read(position: number, into: Uint8Array): boolean {
    if (this.#failing.has('read')) return false
    into.set(this.#cached.subarray(position, position + into.length))
    return true
  }

  write(position: number, bytes: Uint8Array): boolean {
    if (this.#failing.has('write')) return false
    this.#cached.set(bytes, position)
    this.#soil(position, bytes.length)
    return true
  }

  flush(): boolean {
    if (this.#failing.has('flush')) return false
    for (const sector of this.#dirty) {
      const start = sector * sectorSize
      this.#stable.set(this.#cached.subarray(start, start + sectorSize), start)
    }
    this.#dirty.clear()
    return true
  }

  discard(position: number, length: number): boolean {
    return this.writeZeroes(position, length)
  }

  writeZeroes(position: number, length: number): boolean {
    if (this.#failing.has('write')) return false
    this.#cached.fill(0, position, position + length)
    this.#soil(position, length)
    return true
  }

  erase(position: number, length: number): boolean {
    if (this.#failing.has('write')) return false
    this.#cached.fill(0, position, position + length)
    this.#stable.fill(0, position, position + length)
    return true
  }

  resize(sectors: bigint): boolean {
    const length = Number(sectors) * sectorSize
    this.#cached = resized(this.#cached, length)
    this.#stable = resized(this.#stable, length)
    for (const sector of this.#dirty) if (sector >= sectors) this.#dirty.delete(sector)
    return true
  }

  #soil(position: number, length: number): void {
    const end = Math.ceil((position + length) / sectorSize)
    for (let sector = Math.floor(position / sectorSize); sector < end; sector += 1) this.#dirty.add(sector)
  }
}

function resized(bytes: Uint8Array, length: number): Uint8Array {
  const copy = new Uint8Array(length)
  copy.set(bytes.subarray(0, length))
  return copy
}
