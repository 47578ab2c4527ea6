import type {ChainReader, ChainWriter} from '../queue/pieces.ts'
import {sectorSize, VIRTIO_BLK_S_IOERR, VIRTIO_BLK_S_OK} from './definitions.ts'
import type {BlockRequest, RangeOperation, Segment} from './request.ts'
import type {Storage} from './storage.ts'

/** What a request works on, as it is at the time of its execution. */
export interface Disk {
  readonly storage: Storage
  /** In sectors. */
  readonly capacity: bigint
  readonly readOnly: boolean
  /** Whether a write has to be stable before it completes. */
  readonly writeThrough: boolean
  /** 20 bytes, padded with NUL. */
  readonly id: Uint8Array
  /** 6 bytes. */
  readonly lifetime: Uint8Array
}

/** Bytes that go to or from the storage at once. */
const chunkSize = 65536

/** Executes a request and returns the status byte. @see virtio-1.4#blk.operation.device */
export function executeBlockRequest(request: BlockRequest, disk: Disk): number {
  switch (request.type) {
    case 'read':
      if (!isInside(disk, request.sector, request.length / sectorSize)) return VIRTIO_BLK_S_IOERR
      return statusOf(read(disk, request.sector, request.data, request.length))
    case 'write':
      if (disk.readOnly) return VIRTIO_BLK_S_IOERR
      if (!isInside(disk, request.sector, request.length / sectorSize)) return VIRTIO_BLK_S_IOERR
      return statusOf(write(disk, request.sector, request.data) && settle(disk))
    case 'flush':
      return statusOf(disk.storage.flush())
    case 'id':
      request.data.write(disk.id)
      return VIRTIO_BLK_S_OK
    case 'lifetime':
      request.data.write(disk.lifetime)
      return VIRTIO_BLK_S_OK
    case 'discard':
    case 'writeZeroes':
    case 'secureErase':
      return executeOnRanges(request.type, request.segments, disk)
    case 'refused':
      return request.status
    case 'unanswerable':
      return VIRTIO_BLK_S_IOERR
  }
}

function statusOf(succeeded: boolean): number {
  return succeeded ? VIRTIO_BLK_S_OK : VIRTIO_BLK_S_IOERR
}

function isInside({capacity}: Disk, sector: bigint, sectors: number): boolean {
  return sector + BigInt(sectors) <= capacity
}

function read({storage}: Disk, sector: bigint, data: ChainWriter, length: number): boolean {
  const start = Number(sector) * sectorSize
  for (let done = 0; done < length; ) {
    const room = data.room(Math.min(length - done, chunkSize))
    if (!storage.read(start + done, room)) return false
    data.advance(room.length)
    done += room.length
  }
  return true
}

function write({storage}: Disk, sector: bigint, data: ChainReader): boolean {
  let position = Number(sector) * sectorSize
  while (data.remaining > 0) {
    const bytes = data.next(chunkSize)
    if (!storage.write(position, bytes)) return false
    position += bytes.length
  }
  return true
}

/** In write-through mode more becomes stable than has to. */
function settle({storage, writeThrough}: Disk): boolean {
  return writeThrough ? storage.flush() : true
}

/** No range is touched before all of them are known to be inside. */
function executeOnRanges(type: RangeOperation, segments: readonly Segment[], disk: Disk): number {
  if (disk.readOnly) return VIRTIO_BLK_S_IOERR
  if (!segments.every(({sector, sectors}) => isInside(disk, sector, sectors))) return VIRTIO_BLK_S_IOERR
  const succeeded = segments.every(({sector, sectors}) =>
    executeOnRange(type, disk.storage, Number(sector) * sectorSize, sectors * sectorSize),
  )
  return statusOf(succeeded && settle(disk))
}

function executeOnRange(type: RangeOperation, storage: Storage, position: number, length: number): boolean {
  switch (type) {
    case 'discard':
      return storage.discard(position, length)
    case 'writeZeroes':
      return storage.writeZeroes(position, length)
    case 'secureErase':
      return storage.erase(position, length)
  }
}
