import {ethernetHeaderSize} from './definitions.ts'

/** Modes of receiving that a driver can switch. */
export type ReceiveMode = 'promiscuous' | 'allMulticast' | 'allUnicast' | 'noMulticast' | 'noUnicast' | 'noBroadcast'

const broadcast = 'ff:ff:ff:ff:ff:ff'
const vlanEtherType = 0x8100

/**
 * Which frames a driver receives. What it asked for arrives; what it did not ask for is kept out.
 * @see virtio-1.4#net.operation.control.packet-receive-filtering.device
 */
export class ReceiveFilter {
  readonly modes = new Set<ReceiveMode>()
  /** The default address, and those of the table, as text. */
  mac = ''
  addresses: ReadonlySet<string> = new Set()
  /** Undefined: tagged frames are not filtered. */
  vlans: Set<number> | undefined

  accepts(frame: Uint8Array): boolean {
    if (this.modes.has('promiscuous')) return true
    return this.#acceptsVlan(frame) && this.#acceptsDestination(frame)
  }

  #acceptsVlan(frame: Uint8Array): boolean {
    const vlan = vlanOf(frame)
    if (vlan === undefined) return true
    return this.vlans?.has(vlan) ?? true
  }

  #acceptsDestination(frame: Uint8Array): boolean {
    const destination = addressText(frame.subarray(0, 6))
    if (destination === broadcast) return !this.modes.has('noBroadcast')
    if (isGroup(frame)) {
      if (this.modes.has('noMulticast')) return false
      return this.modes.has('allMulticast') || this.addresses.has(destination)
    }
    if (this.modes.has('noUnicast')) return false
    if (this.modes.has('allUnicast')) return true
    return destination === this.mac || this.addresses.has(destination)
  }
}

/** Whether the address at the beginning is that of a group of stations. */
export function isGroup(address: Uint8Array): boolean {
  return (address[0]! & 1) === 1
}

export function addressText(address: Uint8Array): string {
  return Array.from(address, (byte) => byte.toString(16).padStart(2, '0')).join(':')
}

/** The VLAN id of a tagged frame. */
function vlanOf(frame: Uint8Array): number | undefined {
  if (frame.length < ethernetHeaderSize + 4) return undefined
  if (((frame[12]! << 8) | frame[13]!) !== vlanEtherType) return undefined
  return ((frame[14]! & 0xf) << 8) | frame[15]!
}
