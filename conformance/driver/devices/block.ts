import assert from 'node:assert/strict'
import type {Device, DeviceType} from '../core/device.ts'
import {type Check, exercise} from '../core/exercise.ts'
import {littleEndian, type Region, SENTINEL} from '../core/memory.ts'
import {joined} from '../core/pattern.ts'
import {readable, writable} from '../core/pieces.ts'
import {firstQueues} from '../core/queue-indices.ts'
import type {Chain, ChainOptions} from '../core/virtqueue.ts'

/** @see virtio-1.4#blk */
export const deviceType: DeviceType = {
  name: 'block',
  id: 2,
  features: {
    VIRTIO_BLK_F_SIZE_MAX: 1,
    VIRTIO_BLK_F_SEG_MAX: 2,
    VIRTIO_BLK_F_GEOMETRY: 4,
    VIRTIO_BLK_F_RO: 5,
    VIRTIO_BLK_F_BLK_SIZE: 6,
    VIRTIO_BLK_F_FLUSH: 9,
    VIRTIO_BLK_F_TOPOLOGY: 10,
    VIRTIO_BLK_F_CONFIG_WCE: 11,
    VIRTIO_BLK_F_MQ: 12,
    VIRTIO_BLK_F_DISCARD: 13,
    VIRTIO_BLK_F_WRITE_ZEROES: 14,
    VIRTIO_BLK_F_LIFETIME: 15,
    VIRTIO_BLK_F_SECURE_ERASE: 16,
    VIRTIO_BLK_F_ZONED: 17,
  },
  config: [
    {name: 'capacity', offset: 0, width: 8},
    {name: 'size_max', offset: 8, width: 4, feature: 'VIRTIO_BLK_F_SIZE_MAX'},
    {name: 'seg_max', offset: 12, width: 4, feature: 'VIRTIO_BLK_F_SEG_MAX'},
    {name: 'cylinders', offset: 16, width: 2, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'heads', offset: 18, width: 1, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'sectors', offset: 19, width: 1, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'blk_size', offset: 20, width: 4, feature: 'VIRTIO_BLK_F_BLK_SIZE'},
    {name: 'physical_block_exp', offset: 24, width: 1, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'alignment_offset', offset: 25, width: 1, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'min_io_size', offset: 26, width: 2, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'opt_io_size', offset: 28, width: 4, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'writeback', offset: 32, width: 1, feature: 'VIRTIO_BLK_F_CONFIG_WCE', writable: true},
    {name: 'unused0', offset: 33, width: 1},
    {name: 'num_queues', offset: 34, width: 2, feature: 'VIRTIO_BLK_F_MQ'},
    {name: 'max_discard_sectors', offset: 36, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'max_discard_seg', offset: 40, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'discard_sector_alignment', offset: 44, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'max_write_zeroes_sectors', offset: 48, width: 4, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'max_write_zeroes_seg', offset: 52, width: 4, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'write_zeroes_may_unmap', offset: 56, width: 1, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'max_secure_erase_sectors', offset: 60, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'max_secure_erase_seg', offset: 64, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'secure_erase_sector_alignment', offset: 68, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'zone_sectors', offset: 72, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_open_zones', offset: 76, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_active_zones', offset: 80, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_append_sectors', offset: 84, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'write_granularity', offset: 88, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'model', offset: 92, width: 1, feature: 'VIRTIO_BLK_F_ZONED'},
  ],
  queues: async (device) => firstQueues(device.has('VIRTIO_BLK_F_MQ') ? await device.config('num_queues') : 1),
  exercise: (device) =>
    exercise(device, {queue: 0, readableLength: 16, writableLength: 513}, () => [
      new Disk(device).header(VIRTIO_BLK_T_IN, 1n),
      checkRead,
    ]),
}

/** A read of one sector: all data and the status are written. */
const checkRead: Check = (usedLength, written) => {
  assert.equal(written[512], VIRTIO_BLK_S_OK, 'the read is answered with VIRTIO_BLK_S_OK')
  assert.equal(usedLength, 513, 'the used length counts data and status')
}

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
  static readonly type = 'block'
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
    await queue.kick()
    return submitted
  }

  /** Adds a request to its queue, for the next `kick` of the queue. */
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
