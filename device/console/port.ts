import type {LiveQueue} from '../device-type.ts'
import type {Chain} from '../queue/chain.ts'
import {ByteQueue} from './byte-queue.ts'
import {chunkSize, mostUnheardBytes, mostWaitingBytes} from './definitions.ts'

interface Transmission {
  readonly queue: LiveQueue
  readonly chain: Chain
}

/** One stream of bytes in both directions. */
export class Port {
  /** What the driver has said about the port. */
  announced = false
  ready = false
  /** The other end: there, gone, or there and taking no bytes. */
  peer: 'connected' | 'away' | 'full' = 'connected'
  readonly output = new ByteQueue(mostUnheardBytes)
  readonly input = new ByteQueue(mostWaitingBytes)
  #transmissions: Transmission[] = []

  get transmitting(): boolean {
    return this.#transmissions.length > 0
  }

  /** Everything that a driver has left; input that nobody has waited for stays. */
  reset(): void {
    this.announced = false
    this.ready = false
    this.#transmissions = []
  }

  forgetTransmissions(): void {
    this.#transmissions = []
  }

  transmit(queue: LiveQueue, chain: Chain): void {
    this.#transmissions.push({queue, chain})
  }

  /** Carries one chunk of the first transmission, and uses its chain at the end. False: there is none. */
  carry(): boolean {
    const first = this.#transmissions[0]
    if (first === undefined || this.peer === 'full') return false
    const {readable} = first.chain
    const bytes = readable.read(Math.min(chunkSize, readable.remaining))
    if (this.peer === 'connected') this.output.pushNewest(bytes)
    if (readable.remaining > 0) return true
    this.#transmissions.shift()
    first.queue.use([first.chain])
    return true
  }

  /** Fills a receive buffer with what waits, as far as it has room. */
  receive(queue: LiveQueue, chain: Chain): void {
    chain.writable.write(this.input.take(chain.writable.length))
    queue.use([chain])
  }
}
