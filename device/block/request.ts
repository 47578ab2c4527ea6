import {has} from '../negotiation/features.ts'
import type {Chain} from '../queue/chain.ts'
import type {ChainReader, ChainWriter} from '../queue/pieces.ts'
import * as define from './definitions.ts'

/** What a chain of a request queue asks for. `data` of a read excludes the status byte. */
export type BlockRequest =
  | {readonly type: 'read'; readonly sector: bigint; readonly data: ChainWriter; readonly length: number}
  | {readonly type: 'write'; readonly sector: bigint; readonly data: ChainReader; readonly length: number}
  | {readonly type: 'flush'}
  | {readonly type: 'id'; readonly data: ChainWriter}
  | {readonly type: 'lifetime'; readonly data: ChainWriter}
  | {readonly type: RangeOperation; readonly segments: readonly Segment[]}
  | {readonly type: 'refused'; readonly status: number}
  | {readonly type: 'unanswerable'}

export type RangeOperation = 'discard' | 'writeZeroes' | 'secureErase'

export interface Segment {
  readonly sector: bigint
  readonly sectors: number
}

const ioError: BlockRequest = {type: 'refused', status: define.VIRTIO_BLK_S_IOERR}
const unsupported: BlockRequest = {type: 'refused', status: define.VIRTIO_BLK_S_UNSUPP}

/**
 * Reads header and segments. The driver may have cut the bytes anywhere; the last device-writable one is the status.
 * A chain without a place for it is not executed, since nobody could learn how it ended.
 * @see virtio-1.4#blk.operation.driver
 */
export function parseBlockRequest({readable, writable}: Chain, features: bigint): BlockRequest {
  if (writable.length === 0) return {type: 'unanswerable'}
  if (readable.remaining < define.headerSize) return ioError
  const header = new DataView(readable.read(define.headerSize).buffer)
  const type = header.getUint32(0, true)
  const sector = header.getBigUint64(8, true)
  const room = writable.length - 1
  switch (type) {
    case define.VIRTIO_BLK_T_IN:
      if (room % define.sectorSize !== 0) return ioError
      return {type: 'read', sector, data: writable, length: room}
    case define.VIRTIO_BLK_T_OUT:
      if (readable.remaining % define.sectorSize !== 0) return ioError
      return {type: 'write', sector, data: readable, length: readable.remaining}
    case define.VIRTIO_BLK_T_FLUSH:
      return {type: 'flush'}
    case define.VIRTIO_BLK_T_GET_ID:
      if (room < define.idSize) return ioError
      return {type: 'id', data: writable}
    case define.VIRTIO_BLK_T_GET_LIFETIME:
      if (!has(features, define.VIRTIO_BLK_F_LIFETIME)) return unsupported
      if (room < define.lifetimeSize) return ioError
      return {type: 'lifetime', data: writable}
    case define.VIRTIO_BLK_T_DISCARD:
      if (!has(features, define.VIRTIO_BLK_F_DISCARD)) return unsupported
      return parseSegments('discard', readable, 0)
    case define.VIRTIO_BLK_T_WRITE_ZEROES:
      if (!has(features, define.VIRTIO_BLK_F_WRITE_ZEROES)) return unsupported
      return parseSegments('writeZeroes', readable, define.segmentFlagUnmap)
    case define.VIRTIO_BLK_T_SECURE_ERASE:
      if (!has(features, define.VIRTIO_BLK_F_SECURE_ERASE)) return unsupported
      return parseSegments('secureErase', readable, 0)
    default:
      return unsupported
  }
}

/** A wrong flag outweighs a wrong range: the one is never right, the other only not here. */
function parseSegments(type: RangeOperation, data: ChainReader, allowedFlags: number): BlockRequest {
  const count = data.remaining / define.segmentSize
  if (!Number.isInteger(count)) return ioError
  if (count < 1) return ioError
  if (count > define.mostSegments) return ioError
  const segments: Segment[] = []
  let tooLong = false
  for (let index = 0; index < count; index += 1) {
    const bytes = new DataView(data.read(define.segmentSize).buffer)
    const sectors = bytes.getUint32(8, true)
    const flags = bytes.getUint32(12, true)
    if ((flags & ~allowedFlags) !== 0) return unsupported
    if (sectors > define.mostSegmentSectors) tooLong = true
    segments.push({sector: bytes.getBigUint64(0, true), sectors})
  }
  return tooLong ? ioError : {type, segments}
}
