import type {DriverConfig} from './negotiation/config-space.ts'
import type {FeatureDependency} from './negotiation/features.ts'
import type {Chain} from './queue/chain.ts'

/** What a device type is to the core that all device types share. Nothing here may throw because of a driver. */
export interface DeviceType {
  readonly deviceId: number
  /** All feature bits that the device offers. */
  readonly features: bigint
  readonly dependencies: readonly FeatureDependency[]
  readonly config: DriverConfig
  /** QueueSizeMax of each queue that can exist, by index. */
  readonly queueSizes: readonly number[]
  /** How many of them exist with these features. */
  queueCount(features: bigint): number
  /** The driver and the device have agreed. Comes at most once between two resets. */
  agreed(features: bigint): void
  /** Everything as new, except what the host side has set and what the storage holds. */
  reset(): void
  /** The queue was stopped or reset: its chains must be neither touched nor used any more. */
  queueStopped(index: number): void
  /** Whether it makes sense to take a chain from the queue now. After a no, only `wake` brings the device back. */
  wants(index: number): boolean
  /** Executes a chain, or keeps it for later. A chain that asks for nothing the device knows is used as well. */
  execute(queue: LiveQueue, chain: Chain): void
  /** One bounded piece of work without a new chain. False: there was none. */
  background(): boolean
  /** Whether requests were taken that are still to be completed before the device may be suspended. */
  readonly busy: boolean
  /** Whether the driver may write this value to a writable field, which then keeps it. */
  configWritten(field: string, value: number): boolean
  /** The field that the driver may write even while the device is suspended. */
  readonly alwaysWritable?: string
}

/** A queue in use, as a device type sees it. */
export interface LiveQueue {
  readonly index: number
  /** In entries. */
  readonly size: number
  /** Gives chains back in one update and notifies the driver if it asked for that. */
  use(chains: readonly Chain[]): void
}
