import {randomBytes} from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs'
import {dirname, join, posix} from 'node:path'
import {EnvironmentProblem} from '../model/environment-problem.ts'

/** A file as it is going to be, ready beside the one whose place it takes. */
export interface Prepared {
  /** Relative to the door's folder, with forward slashes. */
  path: string
  temporary: string
}

/**
 * The one way by which anything is written or removed below a root.
 *
 * Every step of a path below the root has to be a folder of its own: a symbolic link on the way is refused, never
 * followed, so that nothing outside of the root can be touched, whatever lies in it. Content goes into a new file with a
 * name that nobody can know beforehand, is written to its last byte, and takes the place of the old file by a rename: a
 * reader finds the old content or the new, never half of it. The permissions of the old file stay.
 */
export class Door {
  readonly #root: string
  readonly #prefix: string
  /** Folder, as paths name it: its full path, once every step to it was seen to be a folder. */
  readonly #looked = new Map<string, string>()

  /** `prefix` is a folder below the root that paths are relative to; it need not be there yet. */
  constructor(root: string, prefix = '') {
    this.#root = realpathSync.native(root)
    this.#prefix = prefix
  }

  /** Replaces the content of a file, or makes it, with the folders that lead to it. `flush`: it survives a lost power. */
  write(path: string, content: string | Uint8Array, {flush = false}: {flush?: boolean} = {}): void {
    this.place(this.prepare(path, content, flush), flush)
  }

  /** The first half of `write`: the content is on disk, the file as it was. */
  prepare(
    path: string,
    content: string | Uint8Array,
    flush: boolean,
    temporary: string = temporaryBeside(path),
  ): Prepared {
    const full = this.#reach(path, true)!
    const kept = lstatSync(full, {throwIfNoEntry: false})
    if (kept?.isDirectory()) throw refusal(full, 'a folder stands where a file is to be written')
    const beside = this.#reach(temporary, true)!
    const handle = openSync(beside, 'wx')
    try {
      writeAll(handle, typeof content === 'string' ? Buffer.from(content) : content)
      if (kept?.isFile()) fchmodSync(handle, kept.mode & 0o7777)
      if (flush) fsyncSync(handle)
    } catch (problem) {
      closeSync(handle)
      rmSync(beside, {force: true})
      throw problem
    }
    closeSync(handle)
    return {path, temporary}
  }

  /** The second half: one rename. A symbolic link in the place of the file is replaced itself. */
  place({path, temporary}: Prepared, flush = false): void {
    const full = this.#reach(path, false)
    const beside = this.#reach(temporary, false)
    if (!full || !beside) throw refusal(join(this.#root, this.#prefix, path), 'its folder went away meanwhile')
    renameSync(beside, full)
    if (flush) flushFolder(dirname(full))
  }

  /** Removes a file, or a link itself; false where there is none. */
  remove(path: string): boolean {
    const full = this.#reach(path, false)
    if (!full) return false
    const stats = lstatSync(full, {throwIfNoEntry: false})
    if (!stats) return false
    if (stats.isDirectory()) throw refusal(full, 'a folder stands in the place of a file')
    rmSync(full)
    return true
  }

  /** Removes the folder and those around it, up to the door's own, as long as they are empty. */
  removeEmptyFolders(folder: string): void {
    for (let current = folder; current !== '.' && current !== ''; current = posix.dirname(current)) {
      const full = this.#reach(current, false)
      if (!full || !lstatSync(full, {throwIfNoEntry: false})?.isDirectory() || readdirSync(full).length > 0) return
      rmdirSync(full)
    }
  }

  /** Makes a folder with those around it; the path of it, for a library that opens files by itself. */
  makeFolder(path: string): string {
    return dirname(this.#reach(`${path}/x`, true)!)
  }

  /**
   * What stands at a path, a link as itself; undefined where nothing does, or no folder leads there. Looks at each folder
   * once: whoever writes looks again.
   */
  stats(path: string): Stats | undefined {
    if (!staysInside(path)) throw refusal(path, 'the path leaves its folder')
    const folder = posix.dirname(path)
    let base = this.#looked.get(folder)
    if (base === undefined) {
      const full = this.#reach(path, false)
      if (full === undefined) return undefined
      base = dirname(full)
      this.#looked.set(folder, base)
    }
    return lstatSync(`${base}/${posix.basename(path)}`, {throwIfNoEntry: false})
  }

  /** Removes what killed processes left half-written in a folder, and below it if asked. For whoever is alone there. */
  sweep(folder: string, below = false): void {
    const full = this.#reach(folder, false)
    if (full && lstatSync(full, {throwIfNoEntry: false})?.isDirectory()) sweepFolder(full, below)
  }

  /** The full path, once every step before its last is known to be a folder; undefined where one is missing. */
  #reach(path: string, create: boolean): string | undefined {
    if (!staysInside(path)) throw refusal(path, 'the path leaves its folder')
    const steps = (this.#prefix === '' ? path : `${this.#prefix}/${path}`).split('/')
    const name = steps.pop()!
    let at = this.#root
    for (const step of steps) {
      at = join(at, step)
      const stats = lstatSync(at, {throwIfNoEntry: false})
      if (!stats && !create) return undefined
      if (!stats) makeOneFolder(at)
      else if (stats.isSymbolicLink()) throw refusal(at, 'a symbolic link stands in the place of a folder')
      else if (!stats.isDirectory()) throw refusal(at, 'a file stands in the place of a folder')
    }
    return join(at, name)
  }
}

/** A path below its folder, with forward slashes and without steps that lead elsewhere. */
export function staysInside(path: string): boolean {
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\\0]/.test(step))
}

/** A new name in the same folder: a rename does not leave the file system. */
export function temporaryBeside(path: string): string {
  return posix.join(posix.dirname(path), `.avps.${randomBytes(8).toString('hex')}.new`)
}

/** Is this a name that `temporaryBeside` gives? */
export function isTemporary(name: string): boolean {
  return /^\.avps\.[0-9a-f]{16}\.new$/.test(name)
}

function sweepFolder(full: string, below: boolean): void {
  for (const entry of readdirSync(full, {withFileTypes: true})) {
    if (entry.isDirectory()) {
      if (below) sweepFolder(join(full, entry.name), below)
    } else if (isTemporary(entry.name)) rmSync(join(full, entry.name), {force: true})
  }
}

function makeOneFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (problem) {
    // Another process made it meanwhile.
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST' || !lstatSync(path).isDirectory()) throw problem
  }
}

/** A call may write less than it was given: it is asked again until nothing is left. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const written = writeSync(handle, bytes, done)
    if (written <= 0) throw new EnvironmentProblem('nothing more can be written: make room on the disk')
    done += written
  }
}

/** A rename is on disk once its folder is. */
function flushFolder(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function refusal(path: string, reason: string): EnvironmentProblem {
  return new EnvironmentProblem(
    `Cannot write ${path}: ${reason}; nothing is written through it. Remove it, or move it away`,
  )
}
