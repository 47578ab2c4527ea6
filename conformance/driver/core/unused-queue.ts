import type {Device} from './device.ts'
import type {QueueAddresses} from './transport.ts'

/** Rings for the queue of the exercises that the device has not been told of: their addresses, for a case to change. */
export async function unusedQueue(device: Device): Promise<{index: number; size: number; areas: QueueAddresses}> {
  const index = device.exercise.queue
  const size = Math.min(16, await device.transport.queueSizeMax(index))
  const area = (label: string) => device.memory.allocate(16 * size + 8, {label}).address
  const areas = {descriptor: area('a descriptor area'), driver: area('a driver area'), device: area('a device area')}
  return {index, size, areas}
}
