import type {ConfigurationSpace} from '../negotiation/config-space.ts'
import {commonFeatures, has} from '../negotiation/features.ts'
import * as define from './definitions.ts'

/** The properties of a disk that decide on features and configuration. */
export interface DiskShape {
  readonly capacity: bigint
  readonly readOnly: boolean
  readonly queues: number
  readonly queueSize: number
  /** In bytes, a power of two from 512 to 4096. */
  readonly blockSize: number
  /** In bytes; undefined: no limit. Announced only: a larger segment is served as well. */
  readonly sizeMax: number | undefined
  readonly hasLifetime: boolean
  readonly canErase: boolean
}

/** The feature bits that a disk of this shape offers if nobody chooses. */
export function defaultBlockFeatures(shape: DiskShape): number[] {
  const features = [...commonFeatures]
  features.push(define.VIRTIO_BLK_F_SEG_MAX, define.VIRTIO_BLK_F_BLK_SIZE, define.VIRTIO_BLK_F_TOPOLOGY)
  if (shape.sizeMax !== undefined) features.push(define.VIRTIO_BLK_F_SIZE_MAX)
  if (shape.queues > 1) features.push(define.VIRTIO_BLK_F_MQ)
  if (shape.hasLifetime) features.push(define.VIRTIO_BLK_F_LIFETIME)
  if (shape.readOnly) return [...features, define.VIRTIO_BLK_F_RO]
  features.push(define.VIRTIO_BLK_F_FLUSH, define.VIRTIO_BLK_F_CONFIG_WCE)
  features.push(define.VIRTIO_BLK_F_DISCARD, define.VIRTIO_BLK_F_WRITE_ZEROES)
  if (shape.canErase) features.push(define.VIRTIO_BLK_F_SECURE_ERASE)
  return features
}

/** Fills in the fields whose feature is offered; the others read as 0. */
export function configureBlock(
  config: ConfigurationSpace<typeof define.configLayout>,
  shape: DiskShape,
  features: bigint,
): void {
  config.set('capacity', shape.capacity)
  if (has(features, define.VIRTIO_BLK_F_SIZE_MAX)) config.set('size_max', shape.sizeMax ?? 0xffff_ffff)
  if (has(features, define.VIRTIO_BLK_F_SEG_MAX)) config.set('seg_max', Math.max(1, shape.queueSize - 2))
  if (has(features, define.VIRTIO_BLK_F_BLK_SIZE)) config.set('blk_size', shape.blockSize)
  if (has(features, define.VIRTIO_BLK_F_TOPOLOGY)) {
    const blocksPerPage = 4096 / shape.blockSize
    config.set('physical_block_exp', Math.log2(blocksPerPage))
    config.set('min_io_size', blocksPerPage)
  }
  if (has(features, define.VIRTIO_BLK_F_MQ)) config.set('num_queues', shape.queues)
  if (has(features, define.VIRTIO_BLK_F_DISCARD)) {
    config.set('max_discard_sectors', define.mostSegmentSectors)
    config.set('max_discard_seg', define.mostSegments)
    config.set('discard_sector_alignment', 1)
  }
  if (has(features, define.VIRTIO_BLK_F_WRITE_ZEROES)) {
    config.set('max_write_zeroes_sectors', define.mostSegmentSectors)
    config.set('max_write_zeroes_seg', define.mostSegments)
  }
  if (has(features, define.VIRTIO_BLK_F_SECURE_ERASE)) {
    config.set('max_secure_erase_sectors', define.mostSegmentSectors)
    config.set('max_secure_erase_seg', define.mostSegments)
    config.set('secure_erase_sector_alignment', 1)
  }
}
