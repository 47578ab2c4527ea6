import {type Dirent, readdirSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, join, resolve, sep} from 'node:path'
import {type NoBytes, readRegularFile} from '../disk/regular-file.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {compareText} from '../model/finding.ts'
import {sha256} from '../text/hash.ts'

/** Why a file could not be read, in words for its author. */
export type Unreadable = NoBytes | 'outside'

/** Reads below one folder and nowhere else: a path with `..` or a symbolic link out of it is refused. */
export class Root {
  readonly folder: string
  readonly #real: string
  readonly #contents = new Map<string, {bytes: Uint8Array} | {unreadable: Unreadable}>()
  readonly #pretended: string[] = []
  /** The real path of a folder; false where it is none of ours. */
  readonly #folders = new Map<string, string | false>()
  readonly #hashes = new Map<string, string>()
  /** Every path that was asked for, found or not: what a build depends on. */
  readonly used: Set<string> = new Set()
  /** Symbolic links that were met in the place of a folder: what lies behind them is not read. */
  readonly linkedFolders: Set<string> = new Set()
  /** Every folder listed, path: names of what it held, recursively. */
  readonly listings: Map<string, string[]> = new Map()

  constructor(folder: string) {
    this.folder = resolve(folder)
    this.#real = realpathSync.native(this.folder)
  }

  read(path: string): {bytes: Uint8Array} | {unreadable: Unreadable} {
    this.used.add(path)
    return this.#load(path)
  }

  /** From now on the file has this content, whatever lies on disk: to see what a change would lead to. */
  pretend(path: string, bytes: Uint8Array): void {
    this.#contents.set(path, {bytes})
    this.#pretended.push(path)
    this.#hashes.delete(path)
  }

  /**
   * SHA-256 of a file; where it cannot be read, why: a folder that appears is a change, too. Read and hashed once, however
   * often it is asked for.
   */
  hash(path: string): string {
    const known = this.#hashes.get(path)
    if (known !== undefined) return known
    const loaded = this.#load(path)
    const hash = 'bytes' in loaded ? sha256(loaded.bytes) : loaded.unreadable
    this.#hashes.set(path, hash)
    return hash
  }

  /** Is there something at a path inside the root? */
  exists(path: string): boolean {
    this.used.add(path)
    return typeof this.#inside(path) === 'object'
  }

  /**
   * Paths of the files below a folder, sorted, relative to the root; empty where there is no such folder. Listed once: a
   * file that is added while a build runs is not in it, and the next build sees that the list is another one.
   */
  list(folder: string, ending: string): string[] {
    const listed = this.listings.get(`${folder}/*${ending}`)
    if (listed) return listed
    const inside = this.#inside(folder)
    if (inside === 'outside') this.linkedFolders.add(folder)
    const onDisk =
      typeof inside === 'object' ? listFiles(this.folder, folder, ending, (link) => this.linkedFolders.add(link)) : []
    const pretended = this.#pretended.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(ending))
    const found = pretended.length === 0 ? onDisk : [...new Set([...onDisk, ...pretended])].sort(compareText)
    this.listings.set(`${folder}/*${ending}`, found)
    return found
  }

  #load(path: string): {bytes: Uint8Array} | {unreadable: Unreadable} {
    let content = this.#contents.get(path)
    if (!content) {
      content = this.#readFile(path)
      this.#contents.set(path, content)
    }
    return content
  }

  #readFile(path: string): {bytes: Uint8Array} | {unreadable: Unreadable} {
    const plain = this.#readPlain(path)
    if (plain) return {bytes: plain}
    const inside = this.#inside(path)
    if (typeof inside !== 'object') return {unreadable: inside}
    const bytes = readRegularFile(inside.real)
    return typeof bytes === 'string' ? {unreadable: bytes} : {bytes}
  }

  /** A file that is no link, in a folder that was looked at before: no step of its path has to be looked at again. */
  #readPlain(path: string): Uint8Array | undefined {
    const name = basename(path)
    if (name === '..' || name === '') return undefined
    const folder = this.#realFolder(dirname(path))
    const bytes = folder === false ? undefined : readRegularFile(join(folder, name))
    return typeof bytes === 'string' ? undefined : bytes
  }

  #realFolder(path: string): string | false {
    if (path === '.') return this.#real
    const known = this.#folders.get(path)
    if (known !== undefined) return known
    const inside = this.#inside(path)
    const real = typeof inside === 'object' ? inside.real : false
    this.#folders.set(path, real)
    return real
  }

  #inside(path: string): {real: string} | 'missing' | 'outside' | 'not readable' {
    const full = resolve(this.folder, path)
    if (!isBelow(full, this.folder)) return 'outside'
    try {
      const real = realpathSync.native(full)
      if (real !== this.#real && !isBelow(real, this.#real)) return 'outside'
      return {real}
    } catch (problem) {
      const {code} = problem as NodeJS.ErrnoException
      return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'not readable'
    }
  }
}

export function openRoot(folder: string): Root {
  try {
    return new Root(folder)
  } catch {
    throw new EnvironmentProblem(`no folder ${folder}: name the root of a specification with --root`)
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

export function listFiles(
  root: string,
  folder: string,
  ending: string,
  onLink: (path: string) => void = () => {},
): string[] {
  const found: string[] = []
  const visit = (path: string): void => {
    let entries: Dirent[]
    try {
      entries = readdirSync(join(root, path), {withFileTypes: true})
    } catch {
      return
    }
    for (const entry of entries) {
      const {name} = entry
      if (name.startsWith('.') || name === 'node_modules') continue
      const child = `${path}/${name}`
      // A symbolic link is no folder here and never followed: it may lead out, or round in circles.
      if (entry.isDirectory()) visit(child)
      else if (entry.isSymbolicLink() && leadsToFolder(join(root, child))) onLink(child)
      else if (name.endsWith(ending)) found.push(child)
    }
  }
  visit(folder)
  return found.sort(compareText)
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory()
  } catch {
    return false
  }
}

/** Why a file is refused, as an adjective. */
export const refusedAs: Record<Unreadable, string> = {
  missing: 'missing',
  outside: 'outside',
  'not a file': 'irregular',
  'not readable': 'unreadable',
  'too large': 'too large',
}

/** What an author is told about a file that cannot be read. */
export const mendFor: Record<Unreadable, string> = {
  missing: 'create the file, or remove its name',
  outside: 'keep every file below the root: no `..` and no symbolic link out of it',
  'not a file': 'put a regular file there, no folder, pipe or device',
  'not readable': 'check the file permissions',
  'too large': 'split the file: more than 32 MB is refused',
}
