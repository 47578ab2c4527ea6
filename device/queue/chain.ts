import type {GuestMemory} from '../memory/guest-memory.ts'
import {type Descriptor, descriptorSize, VIRTQ_DESC_F_WRITE} from './descriptor.ts'
import {ChainReader, ChainWriter} from './pieces.ts'
import type {QueueError} from './queue-error.ts'

/** One buffer of a driver: device-readable pieces, then device-writable ones. */
export interface Chain {
  /** What the used entry has to name: the head of a split chain, the buffer id of a packed one. */
  readonly id: number
  /** Places of a packed ring that it takes, without those of an indirect table. A split queue has no use for it: 0. */
  readonly descriptors: number
  readonly readable: ChainReader
  readonly writable: ChainWriter
}

/** What a ring had to offer. */
export type Taken = {readonly chain: Chain} | {readonly error: QueueError}

const longestChainBytes = 2 ** 32

/** Collects the pieces of a chain, descriptor by descriptor, and refuses those that no device may touch. */
export class ChainBuilder {
  readonly #memory: GuestMemory
  readonly #readable: Uint8Array[] = []
  readonly #writable: Uint8Array[] = []
  #bytes = 0
  #writableBegun = false

  constructor(memory: GuestMemory) {
    this.#memory = memory
  }

  /**
   * A descriptor without bytes describes no memory, so its address does not matter.
   * @see virtio-1.4#split.framing.driver
   */
  add({address, length, flags}: Descriptor): QueueError | undefined {
    const writable = (flags & VIRTQ_DESC_F_WRITE) !== 0
    if (this.#writableBegun && !writable) return 'ReadableAfterWritable'
    this.#writableBegun = writable
    if (length === 0) return undefined
    this.#bytes += length
    if (this.#bytes > longestChainBytes) return 'ChainLongerThan4GiB'
    const piece = this.#memory.bytes(address, length)
    if (piece === undefined) return 'BufferOutsideMemory'
    if (writable) this.#writable.push(piece)
    else this.#readable.push(piece)
    return undefined
  }

  build(id: number, descriptors: number): Taken {
    const readable = new ChainReader(this.#readable)
    const writable = new ChainWriter(this.#writable)
    return {chain: {id, descriptors, readable, writable}}
  }
}

/** The table that an indirect descriptor refers to, or what is wrong with it. */
export function indirectTable(memory: GuestMemory, {address, length}: Descriptor): DataView | QueueError {
  if (length === 0) return 'IndirectTableLengthInvalid'
  if (length % descriptorSize !== 0) return 'IndirectTableLengthInvalid'
  return memory.words(address, length) ?? 'IndirectTableOutsideMemory'
}
