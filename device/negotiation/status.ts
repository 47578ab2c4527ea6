/** Bits of the device status. */
export const ACKNOWLEDGE = 1
export const DRIVER = 2
export const DRIVER_OK = 4
export const FEATURES_OK = 8
export const SUSPEND = 16
export const DEVICE_NEEDS_RESET = 64
export const FAILED = 128

interface StatusRule {
  readonly bit: number
  /** All of these have to be set before. */
  readonly after: number
  /** None of these may be set. */
  readonly unless: number
}

const lost = DEVICE_NEEDS_RESET | FAILED

/**
 * Which bit a driver may set in which state, in the order of VIRTIO. DRIVER_OK resumes a suspended device, SUSPEND
 * suspends a live one. DEVICE_NEEDS_RESET is the device's own, and a bit without a row has no meaning.
 */
const statusRules: readonly StatusRule[] = [
  {bit: ACKNOWLEDGE, after: 0, unless: lost},
  {bit: DRIVER, after: ACKNOWLEDGE, unless: lost},
  {bit: FEATURES_OK, after: ACKNOWLEDGE | DRIVER, unless: lost},
  {bit: DRIVER_OK, after: ACKNOWLEDGE | DRIVER | FEATURES_OK, unless: lost},
  {bit: SUSPEND, after: ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK, unless: lost},
  {bit: FAILED, after: 0, unless: FAILED},
]

/**
 * The bits that a write of the driver asks to set, in order, and that the state allows. A driver may set several at
 * once; bits that are set already, and bits that it leaves out, are no wish. 0 is a reset and none of this.
 *
 * @param grant decides on a bit that the state allows; a bit that is not granted does not lead to the next one.
 * @see virtio-1.4#status.device
 */
export function setStatusBits(status: number, written: number, grant: (bit: number) => boolean): number {
  let next = status
  for (const {bit, after, unless} of statusRules) {
    if ((written & bit) === 0) continue
    if ((status & bit) !== 0) continue
    if ((next & after) !== after) continue
    if ((next & unless) !== 0) continue
    if (grant(bit)) next |= bit
  }
  return next
}
