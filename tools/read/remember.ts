import type {Parsed} from '../model/sources.ts'

/** Keeps what was read from a file under the hash of its bytes, so that an unchanged file is not parsed again. */
export type Remember = <Value>(
  kind: string,
  path: string,
  hash: string,
  parse: () => Promise<Parsed<Value>>,
) => Promise<Parsed<Value>>
