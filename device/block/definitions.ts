/** @see virtio-1.4#blk.features */
export const deviceId = 2

export const VIRTIO_BLK_F_SIZE_MAX = 1
export const VIRTIO_BLK_F_SEG_MAX = 2
export const VIRTIO_BLK_F_RO = 5
export const VIRTIO_BLK_F_BLK_SIZE = 6
export const VIRTIO_BLK_F_FLUSH = 9
export const VIRTIO_BLK_F_TOPOLOGY = 10
export const VIRTIO_BLK_F_CONFIG_WCE = 11
export const VIRTIO_BLK_F_MQ = 12
export const VIRTIO_BLK_F_DISCARD = 13
export const VIRTIO_BLK_F_WRITE_ZEROES = 14
export const VIRTIO_BLK_F_LIFETIME = 15
export const VIRTIO_BLK_F_SECURE_ERASE = 16

export const VIRTIO_BLK_T_IN = 0
export const VIRTIO_BLK_T_OUT = 1
export const VIRTIO_BLK_T_FLUSH = 4
export const VIRTIO_BLK_T_GET_ID = 8
export const VIRTIO_BLK_T_GET_LIFETIME = 10
export const VIRTIO_BLK_T_DISCARD = 11
export const VIRTIO_BLK_T_WRITE_ZEROES = 13
export const VIRTIO_BLK_T_SECURE_ERASE = 14

export const VIRTIO_BLK_S_OK = 0
export const VIRTIO_BLK_S_IOERR = 1
export const VIRTIO_BLK_S_UNSUPP = 2

/** Unit of all sector numbers, whatever `blk_size` says. */
export const sectorSize = 512
/** le32 type, le32 reserved, le64 sector. */
export const headerSize = 16
/** le64 sector, le32 num_sectors, le32 flags. */
export const segmentSize = 16
export const idSize = 20
/** le16 pre_eol_info, le16 device_lifetime_est_typ_a, le16 device_lifetime_est_typ_b. */
export const lifetimeSize = 6
/** The only flag of a segment, and of write zeroes requests only. */
export const segmentFlagUnmap = 1

/** Limits of discard, write zeroes and secure erase requests. */
export const mostSegments = 16
export const mostSegmentSectors = 8192

/** @see virtio-1.4#blk.configuration */
export const configLayout = {
  capacity: {offset: 0, width: 8},
  size_max: {offset: 8, width: 4},
  seg_max: {offset: 12, width: 4},
  cylinders: {offset: 16, width: 2},
  heads: {offset: 18, width: 1},
  sectors: {offset: 19, width: 1},
  blk_size: {offset: 20, width: 4},
  physical_block_exp: {offset: 24, width: 1},
  alignment_offset: {offset: 25, width: 1},
  min_io_size: {offset: 26, width: 2},
  opt_io_size: {offset: 28, width: 4},
  writeback: {offset: 32, width: 1, writable: true},
  num_queues: {offset: 34, width: 2},
  max_discard_sectors: {offset: 36, width: 4},
  max_discard_seg: {offset: 40, width: 4},
  discard_sector_alignment: {offset: 44, width: 4},
  max_write_zeroes_sectors: {offset: 48, width: 4},
  max_write_zeroes_seg: {offset: 52, width: 4},
  write_zeroes_may_unmap: {offset: 56, width: 1},
  max_secure_erase_sectors: {offset: 60, width: 4},
  max_secure_erase_seg: {offset: 64, width: 4},
  secure_erase_sector_alignment: {offset: 68, width: 4},
} as const
