import assert from 'node:assert/strict'
import type {Device} from './device.ts'
import {littleEndian, type Region, SENTINEL} from './memory.ts'
import {joined} from './pattern.ts'
import {readable, writable} from './pieces.ts'
import type {Chain, ChainOptions} from './virtqueue.ts'

/** Types of requests. @see virtio-1.4#blk.operation.device */
export const VIRTIO_BLK_T_IN = 0
export const VIRTIO_BLK_T_OUT = 1
export const VIRTIO_BLK_T_FLUSH = 4
export const VIRTIO_BLK_T_GET_ID = 8
export const VIRTIO_BLK_T_GET_LIFETIME = 10
export const VIRTIO_BLK_T_DISCARD = 11
export const VIRTIO_BLK_T_WRITE_ZEROES = 13
export const VIRTIO_BLK_T_SECURE_ERASE = 14

/** Answers. */
export const VIRTIO_BLK_S_OK = 0
export const VIRTIO_BLK_S_IOERR = 1
export const VIRTIO_BLK_S_UNSUPP = 2

/** In bytes. */
export const sectorLength = 512

/** A range of a discard, write zeroes or secure erase request, in sectors. */
export interface Segment {
  readonly sector: bigint
  readonly sectors: number
  /** Bit 0 is `unmap`. */
  readonly flags?: number
}

export interface BlockRequest extends ChainOptions {
  readonly type: number
  readonly sector?: bigint
  /** The data that the device is given, after the header. */
  readonly send?: Uint8Array
  /** So many bytes of data that the device is to write, before the status. */
  readonly receive?: number
  readonly queue?: number
  /** Lengths of the device-readable descriptors, the last one takes the rest. Otherwise header and data. */
  readonly readableCut?: readonly number[]
  /** Lengths of the device-writable descriptors, the last one takes the rest. Otherwise data and status. */
  readonly writableCut?: readonly number[]
}

export interface BlockAnswer {
  /** `SENTINEL` where the device wrote none. */
  readonly status: number
  /** In bytes. */
  readonly usedLength: number
  readonly data: Uint8Array
}

/** A request that the device has. */
export interface SubmittedBlockRequest {
  readonly chain: Chain
  /** Header and data that the device reads. */
  readonly readable: Region
  /** Data and status that the device writes. */
  readonly writable: Region
  /** The answer; undefined while there is none. It does not wait. */
  answer(): BlockAnswer | undefined
  /** Waits for the answer. */
  answered(milliseconds?: number): Promise<BlockAnswer>
}

/** A block device that was started. Methods that name no status fail the case on any answer but `VIRTIO_BLK_S_OK`. */
export class Disk {
  readonly device: Device

  constructor(device: Device) {
    this.device = device
  }

  /** In sectors. */
  capacity(): Promise<bigint> {
    return this.device.transport.readConfig64(0)
  }

  /** The bytes of so many sectors. */
  async read({
    sector,
    sectors = 1,
    queue = 0,
  }: {
    sector: bigint
    sectors?: number
    queue?: number
  }): Promise<Uint8Array> {
    const answer = await this.request({type: VIRTIO_BLK_T_IN, sector, receive: sectors * sectorLength, queue})
    expectOk(answer, `the read of sector ${sector}`)
    return answer.data
  }

  async write({sector, data, queue = 0}: {sector: bigint; data: Uint8Array; queue?: number}): Promise<void> {
    expectOk(await this.request({type: VIRTIO_BLK_T_OUT, sector, send: data, queue}), `the write to sector ${sector}`)
  }

  async flush(queue = 0): Promise<void> {
    expectOk(await this.request({type: VIRTIO_BLK_T_FLUSH, queue}), 'the flush')
  }

  async discard(...segments: Segment[]): Promise<void> {
    expectOk(await this.ranges(VIRTIO_BLK_T_DISCARD, segments), 'the discard')
  }

  async writeZeroes(...segments: Segment[]): Promise<void> {
    expectOk(await this.ranges(VIRTIO_BLK_T_WRITE_ZEROES, segments), 'the write zeroes')
  }

  async secureErase(...segments: Segment[]): Promise<void> {
    expectOk(await this.ranges(VIRTIO_BLK_T_SECURE_ERASE, segments), 'the secure erase')
  }

  /** The 20 bytes of the device ID string, zeros after it included. */
  async getId(): Promise<Uint8Array> {
    const answer = await this.request({type: VIRTIO_BLK_T_GET_ID, receive: 20})
    expectOk(answer, 'the ID request')
    return answer.data
  }

  /** `pre_eol_info` and the two estimates of the lifetime, in this order. */
  async getLifetime(): Promise<[preEol: number, typeA: number, typeB: number]> {
    const answer = await this.request({type: VIRTIO_BLK_T_GET_LIFETIME, receive: 6})
    expectOk(answer, 'the lifetime request')
    const view = new DataView(answer.data.buffer, answer.data.byteOffset)
    return [view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)]
  }

  /** A discard, write zeroes or secure erase request, whatever its answer. */
  ranges(type: number, segments: readonly Segment[]): Promise<BlockAnswer> {
    return this.request({type, send: joined(...segments.map(encodeSegment))})
  }

  /** Sends a request and waits for the answer, whatever it is. */
  async request(request: BlockRequest): Promise<BlockAnswer> {
    return (await this.submit(request)).answered()
  }

  /** Sends a request and does not wait. */
  async submit(request: BlockRequest): Promise<SubmittedBlockRequest> {
    const submitted = this.add(request)
    const queue = this.device.queue(request.queue)
    queue.publish()
    await queue.notify()
    return submitted
  }

  /** Adds a request to its queue, for the next `publish` and `notify` of the queue. */
  add({
    type,
    sector = 0n,
    send = new Uint8Array(0),
    receive = 0,
    queue = 0,
    ...how
  }: BlockRequest): SubmittedBlockRequest {
    const read = this.device.memory.store(joined(this.header(type, sector), send), 'header and data of a block request')
    const written = this.device.memory.blank(receive + 1, 'data and status of a block request')
    const {readableCut = [16], writableCut = receive > 0 ? [receive] : [], ...options} = how
    const pieces = [...readable(...read.cut(...readableCut)), ...writable(...written.cut(...writableCut))]
    const ring = this.device.queue(queue)
    const chain = ring.add(pieces, options)
    const answer = () => {
      while (chain.usedLength === undefined && ring.takeUsed());
      if (chain.usedLength === undefined) return undefined
      const bytes = written.read()
      return {status: bytes[receive]!, usedLength: chain.usedLength, data: bytes.slice(0, receive)}
    }
    return {
      chain,
      readable: read,
      writable: written,
      answer,
      async answered(milliseconds) {
        await ring.used(chain, milliseconds)
        return answer()!
      },
    }
  }

  /** The 16 bytes before the data of a request. */
  header(type: number, sector: bigint): Uint8Array {
    return joined(littleEndian(4, type), littleEndian(4, 0), littleEndian(8, sector))
  }
}

/** The 16 bytes of a range. */
export function encodeSegment({sector, sectors, flags = 0}: Segment): Uint8Array {
  return joined(littleEndian(8, sector), littleEndian(4, sectors), littleEndian(4, flags))
}

/** `VIRTIO_BLK_S_OK`, or the number. */
export function blockStatusName(status: number): string {
  const names = ['VIRTIO_BLK_S_OK', 'VIRTIO_BLK_S_IOERR', 'VIRTIO_BLK_S_UNSUPP']
  return names[status] ?? (status === SENTINEL ? 'no status' : `status ${status}`)
}

function expectOk({status}: BlockAnswer, what: string): void {
  assert.equal(blockStatusName(status), 'VIRTIO_BLK_S_OK', `${what} is answered with VIRTIO_BLK_S_OK`)
}
