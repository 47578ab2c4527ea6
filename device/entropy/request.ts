import type {Chain} from '../queue/chain.ts'
import type {ChainWriter} from '../queue/pieces.ts'

/** What a chain of the request queue asks for. */
export type EntropyRequest =
  | {readonly type: 'fill'; readonly buffer: ChainWriter}
  | {readonly type: 'broken'; readonly fact: 'NoWritableBytes'}

/** A driver must not put device-readable bytes here; they are left alone. */
export function parseEntropyRequest({writable}: Chain): EntropyRequest {
  if (writable.length === 0) return {type: 'broken', fact: 'NoWritableBytes'}
  return {type: 'fill', buffer: writable}
}
