import assert from 'node:assert/strict'
import {Disk, VIRTIO_BLK_S_OK, VIRTIO_BLK_T_IN} from './block.ts'
import type {Device} from './device.ts'
import {type Region, SENTINEL} from './memory.ts'
import {harmlessFrame, networkHeader} from './network.ts'
import {filled, joined} from './pattern.ts'
import {type Piece, readable, writable} from './pieces.ts'
import type {ChainOptions} from './virtqueue.ts'

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

/** The requests for a device type. One that is not known here throws. */
export function exerciseOf(device: Device): Exercise {
  switch (device.type) {
    case 'block':
      return exercise(device, 0, 16, 513, () => [new Disk(device).header(VIRTIO_BLK_T_IN, 1n), checkRead()])
    case 'entropy':
      return exercise(device, 0, 0, 64, () => [new Uint8Array(0), checkRandom])
    case 'network': {
      const sent = joined(networkHeader({}, device), harmlessFrame())
      return exercise(device, 1, sent.length, 0, () => [sent, checkNothing])
    }
    case 'console': {
      const sent = new TextEncoder().encode(`${'conformance '.repeat(8)}\r\n`)
      return exercise(device, 1, sent.length, 0, () => [sent, checkNothing])
    }
    default:
      throw new Error(`the driver has no exercise for a ${device.type} device`)
  }
}

type Check = (usedLength: number, written: Uint8Array) => void

function exercise(
  device: Device,
  queue: number,
  readableLength: number,
  writableLength: number,
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

/** A read of one sector: all data and the status are written. */
function checkRead(): Check {
  return (usedLength, written) => {
    assert.equal(written[512], VIRTIO_BLK_S_OK, 'the read is answered with VIRTIO_BLK_S_OK')
    assert.equal(usedLength, 513, 'the used length counts data and status')
  }
}

/** Random bytes as many as the used length says, and nothing after them. */
const checkRandom: Check = (usedLength, written) => {
  assert.ok(
    usedLength >= 1 && usedLength <= written.length,
    `the used length is 1 to ${written.length}, not ${usedLength}`,
  )
  const rest = written.subarray(usedLength)
  assert.deepEqual(new Uint8Array(rest), filled(rest.length, SENTINEL), 'bytes after the used length are left alone')
}

const checkNothing: Check = (usedLength) => {
  assert.equal(usedLength, 0, 'the used length is 0, where nothing can be written')
}
