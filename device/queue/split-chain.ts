import type {GuestMemory} from '../memory/guest-memory.ts'
import {ChainBuilder, indirectTable, type Taken} from './chain.ts'
import {descriptorSize, readSplitDescriptor, VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT} from './descriptor.ts'

/**
 * Follows a chain of a split virtqueue from its head. The walk ends after as many descriptors as the queue has, in the
 * queue and once more in an indirect table: the descriptor that refers to a full table is not one of its own.
 * @see virtio-1.4#split.indirect.device
 */
export function walkSplitChain(memory: GuestMemory, table: DataView, head: number, indirect: boolean): Taken {
  const builder = new ChainBuilder(memory)
  const queueSize = table.byteLength / descriptorSize
  let current = table
  let index = head
  let walked = 0
  for (;;) {
    if (index >= current.byteLength / descriptorSize) return {error: 'DescriptorIndexOutOfRange'}
    // A loop is the longest chain of all.
    if (walked >= queueSize) return {error: 'ChainLongerThanQueue'}
    walked += 1
    const descriptor = readSplitDescriptor(current, index)
    const hasNext = (descriptor.flags & VIRTQ_DESC_F_NEXT) !== 0
    if ((descriptor.flags & VIRTQ_DESC_F_INDIRECT) !== 0) {
      if (!indirect) return {error: 'IndirectNotNegotiated'}
      if (current !== table) return {error: 'NestedIndirectTable'}
      if (hasNext) return {error: 'IndirectWithNext'}
      const inner = indirectTable(memory, descriptor)
      if (typeof inner === 'string') return {error: inner}
      current = inner
      index = 0
      walked = 0
      continue
    }
    const error = builder.add(descriptor)
    if (error !== undefined) return {error}
    if (!hasNext) return builder.build(head, 0)
    index = descriptor.link
  }
}
