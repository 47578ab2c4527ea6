/** Bits of the device status. @see virtio-1.4#status.device */
export const ACKNOWLEDGE = 1
export const DRIVER = 2
export const DRIVER_OK = 4
export const FEATURES_OK = 8
export const SUSPEND = 16
export const DEVICE_NEEDS_RESET = 64
export const FAILED = 128

/** `0x0b` with the names of its bits, for messages. */
export function describeStatus(status: number): string {
  const bits = {ACKNOWLEDGE, DRIVER, DRIVER_OK, FEATURES_OK, SUSPEND, DEVICE_NEEDS_RESET, FAILED}
  const set = Object.entries(bits).flatMap(([name, bit]) => (status & bit ? [name] : []))
  return `0x${status.toString(16).padStart(2, '0')}${set.length > 0 ? ` (${set.join(', ')})` : ''}`
}
