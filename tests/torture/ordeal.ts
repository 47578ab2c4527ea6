/** One class of cruelty. */
export interface Ordeal {
  name: string
  /** Said in the table. */
  title: string
  /** How often it is tried in the long form, and within `npm test`. */
  tries: {long: number; short: number}
  /** Throws where a promise does not hold. The same `random` and `index` are the same try. */
  attempt(random: () => number, index: number): Promise<void>
  /** What is worth knowing of all tries together, once they are over. */
  remark?(): string
}

/** An ordeal of cases that have names: the long form tries each, the short form the first few. */
export function listed(
  name: string,
  title: string,
  cases: Record<string, (random: () => number) => Promise<void> | void>,
  short: number,
): Ordeal {
  const entries = Object.entries(cases)
  return {
    name,
    title,
    tries: {long: entries.length, short: Math.min(short, entries.length)},
    async attempt(random, index) {
      const [label, run] = entries[index % entries.length]!
      try {
        await run(random)
      } catch (problem) {
        throw new Error(`${label}: ${(problem as Error).message}`, {cause: problem})
      }
    },
  }
}
