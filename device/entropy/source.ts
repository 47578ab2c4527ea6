import {randomFillSync} from 'node:crypto'

/** Fills the whole window with bytes that were never delivered before. */
export type RandomSource = (window: Uint8Array) => void

/** The random bit generator of the host. */
export const hostRandomSource: RandomSource = (window) => {
  randomFillSync(window)
}
