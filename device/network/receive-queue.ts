import type {LiveQueue} from '../device-type.ts'
import type {Chain} from '../queue/chain.ts'
import {headerSize, mostWaitingFrames} from './definitions.ts'

/** One receive queue: frames that wait for buffers, and buffers that wait for the rest of a frame. */
export class ReceiveQueue {
  readonly #frames: Uint8Array[] = []
  #gathered: Chain[] = []
  #queue: LiveQueue | undefined
  #merge = false

  get hasFrames(): boolean {
    return this.#frames.length > 0
  }

  /** A frame comes from outside. Dropped if too many wait already. */
  push(frame: Uint8Array): void {
    if (this.#frames.length < mostWaitingFrames) this.#frames.push(frame)
  }

  /** All waiting frames, which wait no longer. */
  takeFrames(): Uint8Array[] {
    return this.#frames.splice(0)
  }

  /** Chains of a queue that was stopped are not touched again. */
  forgetChains(): void {
    this.#gathered = []
    this.#queue = undefined
  }

  /**
   * A buffer for frames. Without merging one buffer has to hold the whole of a frame: a frame that is too long for all of
   * them is lost, and the buffers wait for the next. With merging buffers are gathered until they suffice. One that cannot
   * even hold a header comes back empty.
   */
  offer(queue: LiveQueue, chain: Chain, merge: boolean): void {
    if (chain.writable.length < headerSize) {
      queue.use([chain])
      return
    }
    this.#queue = queue
    this.#merge = merge
    this.#gathered.push(chain)
    if (this.deliver()) return
    const noMoreCanCome = this.#gathered.length === queue.size
    if (!merge || noMoreCanCome) this.#frames.shift()
  }

  /** Header and first frame, in bytes. */
  get #needed(): number {
    return headerSize + (this.#frames[0]?.length ?? 0)
  }

  /** Delivers the first frame if there is one and the gathered buffers suffice. */
  deliver(): boolean {
    const frame = this.#frames[0]
    if (frame === undefined || this.#queue === undefined) return false
    const chains = this.#merge ? this.#takeChains() : this.#takeChain()
    if (chains.length === 0) return false
    const bytes = new Uint8Array(this.#needed)
    new DataView(bytes.buffer).setUint16(10, chains.length, true)
    bytes.set(frame, headerSize)
    let done = 0
    for (const {writable} of chains) {
      writable.write(bytes.subarray(done))
      done += writable.written
    }
    this.#frames.shift()
    // As one update: all buffers but the last are full, and the driver sees either none of them or all.
    this.#queue.use(chains)
    return true
  }

  /** As many of the gathered buffers as the first frame fills; none if they do not suffice. */
  #takeChains(): Chain[] {
    if (room(this.#gathered) < this.#needed) return []
    let count = 0
    for (let bytes = 0; bytes < this.#needed; count += 1) bytes += this.#gathered[count]!.writable.length
    return this.#gathered.splice(0, count)
  }

  /** The first of the gathered buffers that holds the whole of the first frame. */
  #takeChain(): Chain[] {
    const place = this.#gathered.findIndex(({writable}) => writable.length >= this.#needed)
    return place < 0 ? [] : this.#gathered.splice(place, 1)
  }
}

function room(chains: readonly Chain[]): number {
  return chains.reduce((sum, {writable}) => sum + writable.length, 0)
}
