import {mostFlows} from './definitions.ts'
import {addressText} from './receive-filter.ts'

/**
 * Leads a frame to the pair of queues through which the driver last spoke to its sender. A flow is a peer's address
 * here, which is coarser than VIRTIO has in mind and allowed.
 * @see virtio-1.4#net.operation.control.automatic-receive-steering-in-multiqueue-mode.device
 */
export class Steering {
  /** Pairs that the driver has enabled. */
  pairs = 1
  readonly #flows = new Map<string, number>()

  reset(): void {
    this.pairs = 1
    this.#flows.clear()
  }

  /** The driver has sent a frame through this pair. */
  learn(frame: Uint8Array, pair: number): void {
    const peer = addressText(frame.subarray(0, 6))
    this.#flows.delete(peer)
    this.#flows.set(peer, pair)
    if (this.#flows.size > mostFlows) this.#flows.delete(this.#flows.keys().next().value!)
  }

  /** The pair for a frame from outside. */
  pairOf(frame: Uint8Array): number {
    const pair = this.#flows.get(addressText(frame.subarray(6, 12))) ?? 0
    return pair < this.pairs ? pair : 0
  }
}
