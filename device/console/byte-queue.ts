/** Bytes in the order in which they came, of which only so many are kept. */
export class ByteQueue {
  readonly #most: number
  readonly #chunks: Uint8Array[] = []
  #length = 0

  constructor(most: number) {
    this.#most = most
  }

  get length(): number {
    return this.#length
  }

  /** Appends a copy of what has room, and drops the rest. */
  push(bytes: Uint8Array): void {
    const kept = bytes.slice(0, this.#most - this.#length)
    if (kept.length > 0) this.#chunks.push(kept)
    this.#length += kept.length
  }

  /** Appends a copy of all and drops the oldest bytes beyond the limit. */
  pushNewest(bytes: Uint8Array): void {
    this.#chunks.push(bytes.slice())
    this.#length += bytes.length
    this.take(Math.max(0, this.#length - this.#most))
  }

  /** Takes the oldest bytes, at most so many. */
  take(most: number): Uint8Array {
    const taken = new Uint8Array(Math.min(most, this.#length))
    for (let filled = 0; filled < taken.length; ) {
      const chunk = this.#chunks[0]!
      const part = chunk.subarray(0, taken.length - filled)
      taken.set(part, filled)
      filled += part.length
      if (part.length === chunk.length) this.#chunks.shift()
      else this.#chunks[0] = chunk.subarray(part.length)
    }
    this.#length -= taken.length
    return taken
  }
}
