import type {GuestMemory} from '../memory/guest-memory.ts'
import {ChainBuilder, indirectTable, type Taken} from './chain.ts'
import {
  descriptorSize,
  readPackedDescriptor,
  VIRTQ_DESC_F_AVAIL,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_USED,
} from './descriptor.ts'
import type {QueueError} from './queue-error.ts'

/** Whether the flags say that the driver made the descriptor available in the lap with this wrap counter. */
export function isAvailable(flags: number, wrapCounter: number): boolean {
  const available = (flags & VIRTQ_DESC_F_AVAIL) !== 0 ? 1 : 0
  const used = (flags & VIRTQ_DESC_F_USED) !== 0 ? 1 : 0
  return available === wrapCounter && used !== wrapCounter
}

/**
 * Follows a chain of a packed virtqueue, which lies in the ring in one run, possibly across its end. The id is that of
 * the last descriptor.
 * @see virtio-1.4#packed.scatter-gather.driver
 */
export function walkPackedChain(
  memory: GuestMemory,
  ring: DataView,
  start: {readonly index: number; readonly wrapCounter: number},
  indirect: boolean,
): Taken {
  const builder = new ChainBuilder(memory)
  const size = ring.byteLength / descriptorSize
  let {index, wrapCounter} = start
  for (let walked = 1; ; walked += 1) {
    if (walked > size) return {error: 'ChainLongerThanQueue'}
    const descriptor = readPackedDescriptor(ring, index)
    if (!isAvailable(descriptor.flags, wrapCounter)) return {error: 'DescriptorNotAvailable'}
    const hasNext = (descriptor.flags & VIRTQ_DESC_F_NEXT) !== 0
    if ((descriptor.flags & VIRTQ_DESC_F_INDIRECT) !== 0) {
      if (!indirect) return {error: 'IndirectNotNegotiated'}
      if (hasNext) return {error: 'IndirectWithNext'}
      if (walked > 1) return {error: 'IndirectInList'}
      const table = indirectTable(memory, descriptor)
      if (typeof table === 'string') return {error: table}
      const error = addTable(builder, table, size)
      return error === undefined ? builder.build(descriptor.link, walked) : {error}
    }
    const error = builder.add(descriptor)
    if (error !== undefined) return {error}
    if (!hasNext) return builder.build(descriptor.link, walked)
    index += 1
    if (index === size) {
      index = 0
      wrapCounter = 1 - wrapCounter
    }
  }
}

/** In a table only VIRTQ_DESC_F_WRITE counts; its descriptors follow one another, and a nested table is a buffer. */
function addTable(builder: ChainBuilder, table: DataView, queueSize: number): QueueError | undefined {
  const length = table.byteLength / descriptorSize
  if (length > queueSize) return 'ChainLongerThanQueue'
  for (let index = 0; index < length; index += 1) {
    const error = builder.add(readPackedDescriptor(table, index))
    if (error !== undefined) return error
  }
  return undefined
}
