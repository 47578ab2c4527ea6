import assert from 'node:assert/strict'
import type {Memory, Region} from './memory.ts'
import {type Piece, readable, writable} from './pieces.ts'
import type {ChainOptions, Virtqueue} from './virtqueue.ts'

/** Requests that do no harm to a device of any type. For a write to be seen, each has its own buffers. */
export interface Exercise {
  /** The queue that they go to. */
  readonly queue: number
  /** Device-readable bytes of a request. */
  readonly readableLength: number
  /** Device-writable bytes of a request. 0 for a device that only takes what it is given. */
  readonly writableLength: number
  /** New buffers for one request. They can be cut as the case likes: VIRTIO leaves the framing to the driver. */
  prepare(): Prepared
  /** Sends one request through the queue and checks its answer. */
  run(options?: ChainOptions): Promise<Prepared>
}

export interface Prepared {
  /** All device-readable bytes, undefined if there are none. */
  readonly readable: Region | undefined
  /** All device-writable bytes, undefined if there are none. */
  readonly writable: Region | undefined
  /** One piece for each of them. */
  readonly pieces: readonly Piece[]
  /** Fails the case unless used length and written bytes are those of a right answer. */
  check(usedLength: number | undefined): void
}

/** Fails the case unless used length and written bytes are those of a right answer. */
export type Check = (usedLength: number, written: Uint8Array) => void

/** What an exercise needs of a device. */
interface Exercised {
  readonly memory: Memory
  queue(index: number): Virtqueue
}

/** Requests of one form. `request` gives what is sent, and the check of its answer. */
export function exercise(
  device: Exercised,
  {queue, readableLength, writableLength}: Pick<Exercise, 'queue' | 'readableLength' | 'writableLength'>,
  request: () => [sent: Uint8Array, check: Check],
): Exercise {
  const prepare = (): Prepared => {
    const [sent, check] = request()
    const read = sent.length > 0 ? device.memory.store(sent, 'the request') : undefined
    const written = writableLength > 0 ? device.memory.blank(writableLength, 'the answer') : undefined
    return {
      readable: read,
      writable: written,
      pieces: [...(read ? readable(read) : []), ...(written ? writable(written) : [])],
      check(usedLength) {
        assert.ok(usedLength !== undefined, 'the request was answered')
        check(usedLength, written?.read() ?? new Uint8Array(0))
      },
    }
  }
  return {
    queue,
    readableLength,
    writableLength,
    prepare,
    async run(options) {
      const prepared = prepare()
      prepared.check(await device.queue(queue).request(prepared.pieces, options))
      return prepared
    },
  }
}

/** Of a device that only takes what it is given. */
export const checkNothing: Check = (usedLength) => {
  assert.equal(usedLength, 0, 'the used length is 0, where nothing can be written')
}
