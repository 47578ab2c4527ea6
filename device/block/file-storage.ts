import {closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync} from 'node:fs'
import {sectorSize} from './definitions.ts'
import type {Storage} from './storage.ts'

const zeroes = new Uint8Array(65536)

/** A file of whole sectors. Its cache is that of the host, and a flush is fdatasync. */
export class FileStorage implements Storage {
  /** The host may keep copies of what is overwritten. */
  readonly canErase = false
  readonly #file: number

  /** Opens a file that exists. Throws if it cannot. */
  constructor(path: string, readOnly = false) {
    this.#file = openSync(path, readOnly ? 'r' : 'r+')
  }

  get sectors(): bigint {
    return BigInt(Math.floor(fstatSync(this.#file).size / sectorSize))
  }

  close(): void {
    closeSync(this.#file)
  }

  read(position: number, into: Uint8Array): boolean {
    return succeeds(() => {
      for (let done = 0; done < into.length; ) {
        const count = readSync(this.#file, into, done, into.length - done, position + done)
        if (count === 0) return false
        done += count
      }
      return true
    })
  }

  write(position: number, bytes: Uint8Array): boolean {
    return succeeds(() => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#file, bytes, done, bytes.length - done, position + done)
      return true
    })
  }

  flush(): boolean {
    return succeeds(() => {
      fdatasyncSync(this.#file)
      return true
    })
  }

  // Not done: the range stays allocated in the file, since node cannot punch holes. The content stays as well.
  discard(): boolean {
    return true
  }

  writeZeroes(position: number, length: number): boolean {
    for (let done = 0; done < length; done += zeroes.length)
      if (!this.write(position + done, zeroes.subarray(0, length - done))) return false
    return true
  }

  erase(position: number, length: number): boolean {
    return this.writeZeroes(position, length) && this.flush()
  }

  resize(sectors: bigint): boolean {
    return succeeds(() => {
      ftruncateSync(this.#file, Number(sectors) * sectorSize)
      return true
    })
  }
}

/** An error of the host's file system is the failure of an operation, not of the device. */
function succeeds(operation: () => boolean): boolean {
  try {
    return operation()
  } catch {
    return false
  }
}
