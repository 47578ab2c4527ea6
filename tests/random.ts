/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<Value>(random: () => number, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!
}

/** How often a property is tried: `TEST_EFFORT=20` makes a long run of a short one. */
export const effort: number = Number(process.env.TEST_EFFORT ?? 1)

/** Printed where a property fails: `TEST_SEED=… npm test` tries the very same input. */
export const firstSeed: number = Number(process.env.TEST_SEED ?? 1)
