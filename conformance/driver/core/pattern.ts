/** So many bytes that differ from place to place, the same for the same seed. Another seed gives other bytes. */
export function pattern(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x6a09e667) | 1
  for (let place = 0; place < length; place++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[place] = state >>> 11
  }
  return bytes
}

/** So many bytes of one value. */
export function filled(length: number, byte: number): Uint8Array {
  return new Uint8Array(length).fill(byte)
}

/** The bytes of all parts, one after the other. */
export function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** Whole numbers from 0 to 2^32 - 1 that look random, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x6a09e667) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
