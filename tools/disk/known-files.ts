import type {Stats} from 'node:fs'
import {join} from 'node:path'
import {sha256} from '../text/hash.ts'
import {readRegularFile, readRegularText} from './regular-file.ts'
import {Door} from './write-door.ts'

/** Size, times of the last changes in milliseconds, inode, the hash that the file had then, and whether it was settled. */
type Known = [size: number, changed: number, modified: number, inode: number, hash: string, settled: boolean]

/** A file that changed less than this before it was looked at may change again without another time of change. */
const coarseMilliseconds = 50

/** What this tool wrote itself, and would take longer than that to read again, is settled at once. */
const largeBytes = 1024 * 1024

/**
 * Hashes of the files of `dist/`, remembered beside their size, times and inode, as a version control system does it: a
 * file that was touched in any way is read again, one that another machine or program made is unknown.
 */
export class KnownFiles {
  readonly #folder: string
  readonly #files: Door
  readonly #door: Door
  readonly #memory: string
  readonly #text: string
  readonly #before: Map<string, Known>
  readonly #now = new Map<string, Known>()

  /** `folder` and `memory`, the file that keeps what is known, lie below `root`. It may be deleted at any time. */
  constructor(root: string, folder: string, memory: string) {
    this.#folder = join(root, folder)
    this.#files = new Door(root, folder)
    this.#door = new Door(root)
    this.#memory = memory
    this.#text = (this.#door.stats(memory) && readRegularText(join(root, memory))) ?? ''
    this.#before = parseMemory(this.#text)
  }

  /** SHA-256 of a file; undefined where there is none, or something else stands in its place. */
  hash(path: string): string | undefined {
    const stats = this.#stats(path)
    if (!stats) return undefined
    const known = this.#before.get(path)
    if (known?.[5] && isSame(known, stats)) {
      this.#now.set(path, known)
      return known[4]
    }
    const bytes = readRegularFile(join(this.#folder, path), {limit: Number.MAX_SAFE_INTEGER})
    if (typeof bytes === 'string') return undefined
    const hash = sha256(bytes)
    this.#now.set(path, record(stats, hash))
    return hash
  }

  /** Did this tool leave the file, on this machine, and has nobody touched it since? */
  isOurs(path: string): boolean {
    const known = this.#before.get(path)
    const stats = this.#stats(path)
    return known !== undefined && stats !== undefined && isSame(known, stats) && this.hash(path) === known[4]
  }

  /** To be called once a file has its final content. */
  learn(path: string, hash: string): void {
    const stats = this.#stats(path)
    if (stats) this.#now.set(path, record(stats, hash, stats.size > largeBytes))
  }

  /** Every file that was known before. */
  names(): string[] {
    return [...this.#before.keys()]
  }

  /** Keeps what was learnt for the next build. */
  save(): void {
    const text = JSON.stringify(Object.fromEntries(this.#now))
    if (text !== this.#text) this.#door.write(this.#memory, text)
  }

  #stats(path: string): Stats | undefined {
    const stats = this.#files.stats(path)
    return stats?.isFile() ? stats : undefined
  }
}

function isSame([size, changed, modified, inode]: Known, stats: Stats): boolean {
  return size === stats.size && changed === stats.ctimeMs && modified === stats.mtimeMs && inode === stats.ino
}

function record(
  {size, ctimeMs, mtimeMs, ino}: Stats,
  hash: string,
  settled = Date.now() - ctimeMs > coarseMilliseconds,
): Known {
  return [size, ctimeMs, mtimeMs, ino, hash, settled]
}

function parseMemory(text: string): Map<string, Known> {
  try {
    const known: unknown = JSON.parse(text)
    if (typeof known !== 'object' || known === null) return new Map()
    return new Map(Object.entries(known).filter((entry): entry is [string, Known] => isKnown(entry[1])))
  } catch {
    return new Map()
  }
}

function isKnown(value: unknown): value is Known {
  return (
    Array.isArray(value) &&
    value.length === 6 &&
    value.slice(0, 4).every((part) => typeof part === 'number') &&
    typeof value[4] === 'string' &&
    typeof value[5] === 'boolean'
  )
}
