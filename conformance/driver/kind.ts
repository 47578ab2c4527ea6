import type {Device} from './device.ts'
import type {Exercise} from './exercise.ts'

/**
 * What the driver has to know of a device type: `kinds/<type>.ts` exports it as `kind`. The runner loads it by its name and
 * nothing imports it, so that a case depends on the code of its own device alone.
 */
export interface Kind {
  /** What a case works with: a disk, a terminal. */
  open(device: Device): unknown
  /** The queues that a driver sets up, with the features that it accepted. */
  queues(device: Device): Promise<number[]>
  exercise(device: Device): Exercise
}

/** Kinds by device type. A device without one is started all the same, and a case writes to its queues itself. */
export type Kinds = ReadonlyMap<string, Kind>
