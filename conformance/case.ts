import type {Driver} from './driver/driver.ts'
import type {Host} from './port.ts'

/** What a case gets: the driver of the device that its header names, and the host side of that device. */
export interface Context {
  driver: Driver
  host: Host
}

/**
 * A body that returns passes. What it returns is the evidence: a sentence of what was seen, the same for the same behaviour.
 * One that returns nothing is an error.
 */
export type CaseBody = (context: Context) => Promise<string>

/** The default export of a case file. Its header says which requirement the body decides. */
export function defineCase(body: CaseBody): CaseBody {
  return body
}

/** The situation that the requirement speaks of did not come about: nothing was shown, neither for nor against it. */
export class NotExercised extends Error {}

/** Ends the case as *not observable* unless its situation came about. `otherwise` says what was met instead. */
export function exercised(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new NotExercised(otherwise)
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
