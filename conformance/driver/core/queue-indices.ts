import type {Transport} from './transport.ts'

/** Indices of so many queues, from 0. */
export function firstQueues(count: number): number[] {
  return Array.from({length: count}, (_, index) => index)
}

/** Indices of the queues that the device has, at most 8. */
export async function existingQueues(transport: Transport): Promise<number[]> {
  const found: number[] = []
  while (found.length < 8 && (await transport.queueSizeMax(found.length)) > 0) found.push(found.length)
  return found
}
