import {openSync, readSync} from 'node:fs'
import type {StableStorage} from '../../../port.ts'

const sectorLength = 512
const flushFlag = 1
const fuaFlag = 2
const discardFlag = 4

/**
 * The log that QEMU's block driver `blklogwrites` keeps: every write, discard and flush, in order. What stands before the
 * last flush is on stable storage. The format is that of the device mapper's log-writes target.
 */
export class WriteLog {
  readonly #file: number
  /** Of an entry in the log, in bytes: the sector size that the superblock names. */
  #unit = 0
  #place = 0
  #entries = 0
  /** Where in the log the content of each stable sector is; 0 for zeros. */
  readonly #stable = new Map<bigint, number>()
  readonly #volatile = new Map<bigint, number>()

  constructor(path: string) {
    this.#file = openSync(path, 'r')
  }

  /** What a loss of power at this moment would leave. A sector that was never written is zero. */
  stable(): StableStorage {
    this.#readOn()
    const stable = new Map(this.#stable)
    return {
      read: (sector, length) => {
        const bytes = new Uint8Array(length)
        for (let place = 0; place < length; place += sectorLength) {
          const where = stable.get(sector + BigInt(place / sectorLength)) ?? 0
          if (where > 0) readSync(this.#file, bytes, place, Math.min(sectorLength, length - place), where)
        }
        return bytes
      },
    }
  }

  #readOn(): void {
    // QEMU writes the superblock with each flush. Entries after the last flush are not stable, and not looked at.
    const superblock = this.#read(0, 28)
    const count = Number(superblock.getBigUint64(16, true))
    this.#unit = superblock.getUint32(24, true)
    if (this.#place === 0) this.#place = this.#unit
    for (; this.#entries < count; this.#entries++) {
      const entry = this.#read(this.#place, 24)
      const [sector, sectors, flags] = [0, 8, 16].map((offset) => Number(entry.getBigUint64(offset, true))) as [
        number,
        number,
        number,
      ]
      this.#apply(sector, sectors, flags, this.#place + this.#unit)
      this.#place += this.#unit * (flags & discardFlag ? 1 : 1 + sectors)
    }
  }

  #apply(sector: number, sectors: number, flags: number, data: number): void {
    // Sectors of the log may be larger than those of the disk.
    const per = this.#unit / sectorLength
    const first = BigInt(sector * per)
    const written = flags & fuaFlag ? this.#stable : this.#volatile
    for (let number = 0; number < sectors * per; number++)
      written.set(first + BigInt(number), flags & discardFlag ? 0 : data + number * sectorLength)
    if (!(flags & flushFlag)) return
    for (const [number, where] of this.#volatile) this.#stable.set(number, where)
    this.#volatile.clear()
  }

  #read(place: number, length: number): DataView {
    const bytes = new Uint8Array(length)
    readSync(this.#file, bytes, 0, length, place)
    return new DataView(bytes.buffer)
  }
}
