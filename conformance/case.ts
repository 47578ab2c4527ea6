import type {Driver} from './driver/driver.ts'
import type {Host} from './port.ts'

/** What a case gets: the driver of the device that its header names, and the host side of that device. */
export interface Context {
  driver: Driver
  host: Host
  /** Adds a sentence to the evidence of a pass: what was seen, with its values. */
  observe(sentence: string): void
}

export type CaseBody = (context: Context) => Promise<void>

/** The default export of a case file. Its header says which requirement the body decides. */
export function defineCase(body: CaseBody): CaseBody {
  return body
}

/** The verdict of a skeleton: an error, so that it covers nothing until a person has written it. */
export class NotWritten extends Error {
  constructor() {
    super('not written')
  }
}

/** Stands in a skeleton where the assertions are to go. */
export function notWritten(..._unused: unknown[]): never {
  throw new NotWritten()
}
