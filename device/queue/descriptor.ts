/** A descriptor of either format. `link` is `next` in a split and `id` in a packed virtqueue. */
export interface Descriptor {
  readonly address: bigint
  /** In bytes. */
  readonly length: number
  readonly flags: number
  readonly link: number
}

export const VIRTQ_DESC_F_NEXT = 1
export const VIRTQ_DESC_F_WRITE = 2
export const VIRTQ_DESC_F_INDIRECT = 4
export const VIRTQ_DESC_F_AVAIL = 1 << 7
export const VIRTQ_DESC_F_USED = 1 << 15

/** In bytes, in both formats. */
export const descriptorSize = 16

/** le64 addr, le32 len, le16 flags, le16 next. The index has to be inside of the table. */
export function readSplitDescriptor(table: DataView, index: number): Descriptor {
  const offset = index * descriptorSize
  return {
    address: table.getBigUint64(offset, true),
    length: table.getUint32(offset + 8, true),
    flags: table.getUint16(offset + 12, true),
    link: table.getUint16(offset + 14, true),
  }
}

/** le64 addr, le32 len, le16 id, le16 flags. The index has to be inside of the ring or table. */
export function readPackedDescriptor(ring: DataView, index: number): Descriptor {
  const offset = index * descriptorSize
  return {
    address: ring.getBigUint64(offset, true),
    length: ring.getUint32(offset + 8, true),
    flags: ring.getUint16(offset + 14, true),
    link: ring.getUint16(offset + 12, true),
  }
}
