/**
 * Guest memory as a device sees it: one contiguous region. Every way in is checked once and ends in a window that
 * cannot leave its range, so that no address of a driver reaches anything else.
 */
export class GuestMemory {
  /** Address of the first byte. */
  readonly base: bigint
  readonly #bytes: Uint8Array

  /** The bytes are shared with the guest, not copied. */
  constructor(base: bigint, bytes: Uint8Array) {
    this.base = base
    this.#bytes = bytes
  }

  /** In bytes. */
  get size(): number {
    return this.#bytes.length
  }

  /** A window to these bytes, no copy. Undefined if one of them lies outside, also by a wrap at 2^64. */
  bytes(address: bigint, length: number): Uint8Array | undefined {
    const offset = this.#offsetOf(address, length)
    return offset === undefined ? undefined : this.#bytes.subarray(offset, offset + length)
  }

  /** The same as words; all fields of VIRTIO are little-endian. */
  words(address: bigint, length: number): DataView | undefined {
    const window = this.bytes(address, length)
    return window && new DataView(window.buffer, window.byteOffset, window.byteLength)
  }

  #offsetOf(address: bigint, length: number): number | undefined {
    if (address < this.base) return undefined
    // An integer without a width: a sum that would wrap in 64 bits is simply beyond the end.
    if (address + BigInt(length) > this.base + BigInt(this.size)) return undefined
    return Number(address - this.base)
  }
}
