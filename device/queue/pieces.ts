/**
 * Reads the device-readable pieces of a chain from the first byte to the last, wherever the driver has cut them.
 * @see virtio-1.4#split.framing.device
 */
export class ChainReader {
  readonly #pieces: readonly Uint8Array[]
  #piece = 0
  #offset = 0
  #remaining: number

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces
    this.#remaining = lengthOf(pieces)
  }

  /** Bytes that were not read yet. */
  get remaining(): number {
    return this.#remaining
  }

  /** A copy of the next bytes; fewer if the pieces end before. The caller bounds the length. */
  read(length: number): Uint8Array {
    const copy = new Uint8Array(Math.min(length, this.#remaining))
    for (let filled = 0; filled < copy.length; ) {
      const part = this.next(copy.length - filled)
      copy.set(part, filled)
      filled += part.length
    }
    return copy
  }

  /** The next bytes that lie together, at most so many, without a copy. Empty at the end. */
  next(most: number): Uint8Array {
    const piece = this.#pieces[this.#piece]
    if (piece === undefined) return new Uint8Array(0)
    const part = piece.subarray(this.#offset, this.#offset + most)
    this.#offset += part.length
    this.#remaining -= part.length
    if (this.#offset === piece.length) {
      this.#piece += 1
      this.#offset = 0
    }
    return part
  }
}

/** Writes the device-writable pieces of a chain from the first byte on, and counts what the driver may believe. */
export class ChainWriter {
  readonly #pieces: readonly Uint8Array[]
  #piece = 0
  #offset = 0
  #position = 0
  #touched = false
  #lastByteWritten = false
  readonly length: number

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces
    this.length = lengthOf(pieces)
  }

  /** Bytes that follow those written so far. */
  get remaining(): number {
    return this.length - this.#position
  }

  /** Used length: bytes written without a gap, counted from the first device-writable one. */
  get written(): number {
    const gapless = this.#lastByteWritten && this.#position >= this.length - 1
    return gapless ? this.length : this.#position
  }

  /** Whether a byte was written anywhere. */
  get touched(): boolean {
    return this.#touched
  }

  /** Writes what has room; the rest is left out. */
  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length && this.remaining > 0; ) {
      const room = this.room(bytes.length - done)
      room.set(bytes.subarray(done, done + room.length))
      this.advance(room.length)
      done += room.length
    }
  }

  /** Where the next bytes go that lie together, at most so many. Follow it by `advance` once they are there. */
  room(most: number): Uint8Array {
    const piece = this.#pieces[this.#piece]
    return piece === undefined ? new Uint8Array(0) : piece.subarray(this.#offset, this.#offset + most)
  }

  /** Counts bytes that were written to `room`, at most its length. */
  advance(length: number): void {
    if (length > 0) this.#touched = true
    this.#position += length
    this.#offset += length
    if (this.#offset === this.#pieces[this.#piece]?.length) {
      this.#piece += 1
      this.#offset = 0
    }
  }

  /** Writes the very last byte, where many requests carry their status. Nothing where there is none. */
  writeLastByte(value: number): void {
    const piece = this.#pieces.at(-1)
    if (piece === undefined) return
    piece[piece.length - 1] = value
    this.#lastByteWritten = true
    this.#touched = true
  }
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
