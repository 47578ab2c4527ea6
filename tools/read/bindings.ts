import {posix} from 'node:path'
import {type Bindings, type Case, nothingRuns, type Target} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {shortHash} from '../text/hash.ts'
import type {Code} from './code.ts'
import type {Remember} from './remember.ts'
import type {Root} from './root.ts'

/**
 * What every result has to be bound to: the code that judges, and what is judged as far as it lies below the root. Read as
 * data; nothing of it is run, and nothing outside of the root is looked at.
 */
export async function readBindings(
  root: Root,
  suite: Spec['suite'],
  targets: Target[],
  cases: Case[],
  remember: Remember,
): Promise<Bindings> {
  const bindings: Bindings = {judge: {}, judged: {}}
  if (!suite || suite.judge.length === 0) return bindings
  const code = new CodeBase(root, suite.imports, remember)
  for (const target of targets) {
    if (nothingRuns(target)) continue
    const common = new Map<string | null, string>()
    const judge: Record<string, string> = {}
    for (const {id, file, device} of cases) {
      if (!common.has(device)) {
        const places = suite.judge.flatMap((pattern) => placesOf(root, ofAdapter(pattern, target), device))
        common.set(device, await code.digest(places))
      }
      judge[id] = shortHash(`${common.get(device)} ${await code.digest([file])}`)
    }
    bindings.judge[target.name] = judge
    bindings.judged[target.name] = await judgedOf(root, code, target)
  }
  return bindings
}

/** Keys of a target that say nothing of how it behaves, and the devices themselves. */
const ofOthers = new Set(['title', 'subjects', 'claim', 'version', 'judged', 'devices'])

/** By device: its options, what holds for the whole target, and its code where that lies below the root. */
async function judgedOf(root: Root, code: CodeBase, {data, judged}: Target): Promise<Record<string, string>> {
  const common = Object.fromEntries(Object.entries(data).filter(([key]) => !ofOthers.has(key)))
  const digests: Record<string, string> = {}
  for (const [device, options] of Object.entries(isMapping(data.devices) ? data.devices : {})) {
    const places = judged.flatMap((pattern) => placesOf(root, pattern, device))
    digests[device] = shortHash(`${canonical([common, options])} ${await code.digest(places)}`)
  }
  return digests
}

/** An adapter that is a path stands for itself. */
function ofAdapter(pattern: string, {adapter}: Target): string {
  if (!pattern.includes('{adapter}')) return pattern
  return adapter.includes('/') ? posix.normalize(adapter) : pattern.replaceAll('{adapter}', adapter)
}

/** What a pattern stands for. Where it asks for a device and none is named, it stands for every device's. */
function placesOf(root: Root, pattern: string, device: string | null): string[] {
  if (!pattern.includes('{device}')) return [pattern]
  if (device !== null) return [pattern.replaceAll('{device}', device)]
  const [before, ...rest] = pattern.split('{device}')
  const folder = posix.dirname(`${before}x`)
  const after = rest[0]!
  return root.list(folder, '').filter((path) => {
    const name = path.slice(before!.length, path.length - after.length)
    return path.startsWith(before!) && path.endsWith(after) && name !== '' && !name.includes('/')
  })
}

/** The files below a root as modules that load one another. */
class CodeBase {
  readonly #root: Root
  readonly #aliases: [prefix: string, suffix: string | undefined, replacement: string][]
  readonly #remember: Remember
  readonly #modules = new Map<string, Promise<{digest: string; links: string[]}>>()
  readonly #digests = new Map<string, Promise<string>>()

  constructor(root: Root, aliases: Record<string, string>, remember: Remember) {
    this.#root = root
    this.#remember = remember
    this.#aliases = Object.entries(aliases).map(([name, path]) => {
      const [prefix, suffix] = name.split('*')
      return [prefix!, suffix, path]
    })
  }

  /** Of files, of all files below folders, and of everything that they load. */
  digest(places: string[]): Promise<string> {
    const key = places.join('\n')
    const known = this.#digests.get(key) ?? this.#closure(places)
    this.#digests.set(key, known)
    return known
  }

  async #closure(places: string[]): Promise<string> {
    const open = places.flatMap((place) => this.#filesAt(place))
    const lines = new Map<string, string>()
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (lines.has(path)) continue
      const {digest, links} = await this.#module(path)
      lines.set(path, `${path} ${digest}`)
      open.push(...links)
    }
    return shortHash([...lines.values()].sort().join('\n'))
  }

  /** A folder counts whole, but for what is said about it. */
  #filesAt(place: string): string[] {
    const below = this.#root.list(place, '').filter((path) => posix.basename(path) !== 'README.md')
    return below.length > 0 ? below : [place]
  }

  #module(path: string): Promise<{digest: string; links: string[]}> {
    const known = this.#modules.get(path) ?? this.#read(path)
    this.#modules.set(path, known)
    return known
  }

  async #read(path: string): Promise<{digest: string; links: string[]}> {
    const read = this.#root.read(path)
    if ('unreadable' in read) return {digest: read.unreadable, links: []}
    const hash = this.#root.hash(path)
    if (!/\.[cm]?[jt]s$/.test(path)) return {digest: hash, links: []}
    const {value} = await this.#remember('code', path, hash, async (): Promise<{value: Code; findings: []}> => {
      // With its tables of tokens.
      const {readCode} = await import('./code.ts')
      return {value: readCode(Buffer.from(read.bytes).toString('utf8')), findings: []}
    })
    const links = value.imports.flatMap((specifier) => this.#resolve(specifier, path) ?? [])
    return {digest: value.digest, links: value.dynamic ? [...links, ...this.#filesAt(posix.dirname(path))] : links}
  }

  /** Undefined for a package: it is no part of the root. */
  #resolve(specifier: string, from: string): string | undefined {
    const path = specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : this.#aliased(specifier)
    if (path === undefined || this.#root.exists(path)) return path
    const source = path.replace(/\.([cm]?)js$/, '.$1ts')
    return this.#root.exists(source) ? source : path
  }

  #aliased(specifier: string): string | undefined {
    for (const [prefix, suffix, replacement] of this.#aliases) {
      if (suffix === undefined && specifier === prefix) return replacement
      if (suffix === undefined || specifier.length < prefix.length + suffix.length) continue
      if (specifier.startsWith(prefix) && specifier.endsWith(suffix))
        return replacement.replace('*', specifier.slice(prefix.length, specifier.length - suffix.length))
    }
    return undefined
  }
}

/** JSON in which the order of keys plays no part. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isMapping(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
