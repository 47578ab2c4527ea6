import {readFileSync, renameSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {sha256} from './hash.ts'

/** Path: size, time of the last change in milliseconds, inode, and the hash that the file had then. */
type Known = Record<string, [size: number, changed: number, inode: number, hash: string]>

/**
 * Hashes of the files of `dist/`, remembered beside their size, time and inode, as a version control system does it: a
 * file that was touched in any way is read again.
 */
export class KnownFiles {
  readonly #folder: string
  readonly #memory: string
  readonly #before: Known
  readonly #now: Known = {}

  /** `memory` is the file that keeps what is known; it may be deleted at any time. */
  constructor(folder: string, memory: string) {
    this.#folder = folder
    this.#memory = memory
    this.#before = readMemory(memory)
  }

  /** SHA-256 of a file; undefined where there is none. */
  hash(path: string): string | undefined {
    try {
      const {size, ctimeMs, ino} = statSync(join(this.#folder, path))
      const known = this.#before[path]
      const hash =
        known && known[0] === size && known[1] === ctimeMs && known[2] === ino
          ? known[3]
          : sha256(readFileSync(join(this.#folder, path)))
      this.#now[path] = [size, ctimeMs, ino, hash]
      return hash
    } catch {
      return undefined
    }
  }

  /** To be called once a file has its final content. */
  learn(path: string, hash: string): void {
    const {size, ctimeMs, ino} = statSync(join(this.#folder, path))
    this.#now[path] = [size, ctimeMs, ino, hash]
  }

  /** Keeps what was learnt for the next build. */
  save(): void {
    const text = JSON.stringify(this.#now)
    if (text === JSON.stringify(this.#before)) return
    writeFileSync(`${this.#memory}.new`, text)
    renameSync(`${this.#memory}.new`, this.#memory)
  }
}

function readMemory(path: string): Known {
  try {
    const known: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof known === 'object' && known !== null ? (known as Known) : {}
  } catch {
    return {}
  }
}
