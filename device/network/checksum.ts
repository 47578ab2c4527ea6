/**
 * Completes a partial checksum in place: the ones' complement sum from `start` to the end, in which the field itself
 * holds that of the pseudo header. False if the field lies outside of the frame.
 * @see virtio-1.4#net.operation.packet-transmission.driver
 */
export function completeChecksum(frame: Uint8Array, start: number, offset: number): boolean {
  const field = start + offset
  if (field + 2 > frame.length) return false
  let sum = 0
  for (let index = start; index < frame.length; index += 2) sum += (frame[index]! << 8) | (frame[index + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  const checksum = ~sum & 0xffff
  frame[field] = checksum >> 8
  frame[field + 1] = checksum & 0xff
  return true
}
