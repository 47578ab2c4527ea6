import type {Chain, Taken} from './chain.ts'

/** The device's end of a virtqueue, in either format. It touches nothing but the parts of the queue. */
export interface Ring {
  /** The next available chain, taken; what is wrong with it; or undefined if there is none. */
  take(): Taken | undefined
  /**
   * Gives chains back, in this order and as one update: a driver sees all of them or none.
   * Returns whether the driver wants a used buffer notification for the update.
   *
   * Each chain gets an entry of its own, with VIRTIO_F_IN_ORDER too: all device types here use chains in the order in
   * which they take them, and batches of which only the last is named are allowed, not required. Not checked: that a
   * driver which agreed to that order fills the descriptor table in it, which binds the driver alone.
   * @see virtio-1.4#split.in-order
   */
  use(chains: readonly Chain[]): boolean
  /** Asks the driver for a notification of its next chain. The caller has to look once more after that. */
  listen(): void
  /** Tells the driver that no notification is needed for now. */
  suppress(): void
}

/** Where the driver has put the parts of a queue. Sizes in entries, areas as guest-physical addresses. */
export interface RingPlace {
  readonly size: number
  readonly descriptorArea: bigint
  readonly driverArea: bigint
  readonly deviceArea: bigint
}

/** What was agreed that changes how a ring works. */
export interface RingFeatures {
  readonly indirect: boolean
  readonly eventIndex: boolean
}
