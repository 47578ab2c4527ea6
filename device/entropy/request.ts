import type {Chain} from '../queue/chain.ts'
import type {ChainWriter} from '../queue/pieces.ts'

/** What a chain of the request queue asks for. */
export type EntropyRequest = {readonly type: 'fill'; readonly buffer: ChainWriter} | {readonly type: 'nothing'}

/** A driver must not put device-readable bytes here; they are left alone. @see virtio-1.4#entropy.operation.driver */
export function parseEntropyRequest({writable}: Chain): EntropyRequest {
  if (writable.length === 0) return {type: 'nothing'}
  return {type: 'fill', buffer: writable}
}
