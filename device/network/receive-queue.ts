import type {LiveQueue} from '../device.ts'
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
   * A buffer for frames. Without merging it has to hold the whole of one: a frame that is too long for it is lost, and the
   * buffer waits for the next. With merging buffers are gathered until they suffice. One that cannot even hold a header
   * comes back empty.
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
    if (noMoreCanCome) this.#frames.shift()
  }

  /** Header and first frame, in bytes. */
  get #needed(): number {
    return headerSize + (this.#frames[0]?.length ?? 0)
  }

  /** Delivers the first frame if there is one and the gathered buffers suffice, or drops one that is too long. */
  deliver(): boolean {
    const frame = this.#frames[0]
    if (frame === undefined || this.#queue === undefined) return false
    if (!this.#merge && this.#gathered.length > 0 && this.#gathered[0]!.writable.length < this.#needed) {
      this.#frames.shift()
      return true
    }
    if (room(this.#gathered) < this.#needed) return false
    const chains = this.#takeChains()
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

  /** As many of the gathered buffers as the first frame fills. */
  #takeChains(): Chain[] {
    let count = 0
    for (let bytes = 0; bytes < this.#needed; count += 1) bytes += this.#gathered[count]!.writable.length
    return this.#gathered.splice(0, count)
  }
}

function room(chains: readonly Chain[]): number {
  return chains.reduce((sum, {writable}) => sum + writable.length, 0)
}
