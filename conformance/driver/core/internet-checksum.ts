/** The checksum of the Internet protocols over these bytes, as two bytes in network order. */
export function internetChecksum(bytes: Uint8Array): Uint8Array {
  let sum = 0
  for (let place = 0; place < bytes.length; place += 2) sum += (bytes[place]! << 8) | (bytes[place + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  const checksum = ~sum & 0xffff
  return Uint8Array.of(checksum >> 8, checksum & 0xff)
}
