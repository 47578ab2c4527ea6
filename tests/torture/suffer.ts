import {randomOf} from '../random.ts'
import type {Ordeal} from './ordeal.ts'

export interface Failure {
  /** Tried again by `npm run torture -- NAME --seed SEED --tries 1`. */
  seed: number
  message: string
}

/** Runs so many tries of an ordeal, a few at a time. Each has a seed of its own, counted from the first. */
export async function suffer(ordeal: Ordeal, firstSeed: number, tries: number, together: number): Promise<Failure[]> {
  const failures: Failure[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < tries) {
      const seed = firstSeed + next++
      try {
        await ordeal.attempt(randomOf(seed), seed - 1)
      } catch (problem) {
        failures.push({seed, message: problem instanceof Error ? problem.message : String(problem)})
      }
    }
  }
  await Promise.all(Array.from({length: together}, worker))
  return failures.sort((one, other) => one.seed - other.seed)
}
