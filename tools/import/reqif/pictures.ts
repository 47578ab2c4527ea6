import {posix} from 'node:path'

const shown = /\.(?:png|jpe?g|gif|svg)$/i

/** The pictures of an archive that its texts name: each gets a name of its own beside the chapter. */
export class Pictures {
  /** Path beside the chapter: content. */
  readonly taken: Map<string, Uint8Array> = new Map()
  readonly #files: ReadonlyMap<string, Uint8Array>
  readonly #slug: string
  readonly #names = new Map<string, string>()

  constructor(files: ReadonlyMap<string, Uint8Array>, slug: string) {
    this.#files = files
    this.#slug = slug
  }

  /** The path of a picture that a document names, relative to the chapter; undefined where there is none to be shown. */
  take(document: string, data: string): string | undefined {
    const path = this.#pathOf(document, data)
    const bytes = path === undefined || !shown.test(path) ? undefined : this.#files.get(path)
    if (path === undefined || bytes === undefined) return undefined
    const known = this.#names.get(path)
    if (known !== undefined) return known
    const ending = posix.extname(path).toLowerCase()
    const stem = posix
      .basename(path, posix.extname(path))
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .slice(0, 80)
    let name = `images/${this.#slug}-${stem}${ending}`
    for (let count = 2; this.taken.has(name); count++) name = `images/${this.#slug}-${stem}-${count}${ending}`
    this.#names.set(path, name)
    this.taken.set(name, bytes)
    return name
  }

  /** Files that nothing took. */
  left(): string[] {
    return [...this.#files.keys()].filter((path) => !this.#names.has(path))
  }

  /** In the archive, seen from the folder of its document. */
  #pathOf(document: string, data: string): string | undefined {
    try {
      const folder = posix.dirname(document.slice(document.indexOf('/') + 1))
      return posix.normalize(posix.join(folder, decodeURIComponent(data)))
    } catch {
      return undefined
    }
  }
}
