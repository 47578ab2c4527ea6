import {has} from '../negotiation/features.ts'
import type {Chain} from '../queue/chain.ts'
import type {ChainReader} from '../queue/pieces.ts'
import {completeChecksum} from './checksum.ts'
import * as define from './definitions.ts'
import {addressText, isGroup, type ReceiveMode} from './receive-filter.ts'

/** What a chain of a transmit queue asks for. */
export type TransmitRequest = {readonly type: 'send'; readonly frame: Uint8Array} | {readonly type: 'nothing'}

/**
 * Takes a frame out of its chain. Without agreed offloads only its bytes count; with them a partial checksum is
 * completed. Segmentation is never offered, so a frame that asks for it is not sent.
 * @see virtio-1.4#net.operation.packet-transmission.device
 */
export function parseTransmitRequest({readable}: Chain, features: bigint, mtu: number): TransmitRequest {
  const length = readable.remaining - define.headerSize
  if (length < define.ethernetHeaderSize) return {type: 'nothing'}
  if (length > mtu + define.ethernetHeaderSize + define.vlanTagSize) return {type: 'nothing'}
  const header = new DataView(readable.read(define.headerSize).buffer)
  const flags = header.getUint8(0)
  if (header.getUint8(1) !== define.VIRTIO_NET_HDR_GSO_NONE) return {type: 'nothing'}
  const frame = readable.read(length)
  const partial = has(features, define.VIRTIO_NET_F_CSUM) && (flags & define.VIRTIO_NET_HDR_F_NEEDS_CSUM) !== 0
  if (!partial) return {type: 'send', frame}
  const completed = completeChecksum(frame, header.getUint16(6, true), header.getUint16(8, true))
  return completed ? {type: 'send', frame} : {type: 'nothing'}
}

/** What a chain of the control queue asks for. */
export type ControlRequest =
  | {readonly type: 'mode'; readonly mode: ReceiveMode; readonly on: boolean}
  | {readonly type: 'addresses'; readonly addresses: readonly string[]}
  | {readonly type: 'address'; readonly address: Uint8Array}
  | {readonly type: 'vlan'; readonly vlan: number; readonly on: boolean}
  | {readonly type: 'announced'}
  | {readonly type: 'pairs'; readonly pairs: number}
  | {readonly type: 'refused'}
  | {readonly type: 'unanswerable'}

const refused: ControlRequest = {type: 'refused'}

/**
 * u8 class, u8 command, data; the first device-writable byte is for the answer.
 * @see virtio-1.4#net.operation.control.packet-receive-filtering.device
 */
export function parseControlRequest({readable, writable}: Chain, features: bigint, mostPairs: number): ControlRequest {
  if (writable.length === 0) return {type: 'unanswerable'}
  if (readable.remaining < 2) return refused
  const [group, command] = readable.read(2)
  switch (group) {
    case define.VIRTIO_NET_CTRL_RX:
      return parseMode(command!, readable, features)
    case define.VIRTIO_NET_CTRL_MAC:
      return parseAddresses(command!, readable, features)
    case define.VIRTIO_NET_CTRL_VLAN:
      if (!has(features, define.VIRTIO_NET_F_CTRL_VLAN)) return refused
      return parseVlan(command!, readable)
    case define.VIRTIO_NET_CTRL_ANNOUNCE:
      if (!has(features, define.VIRTIO_NET_F_GUEST_ANNOUNCE)) return refused
      return command === define.VIRTIO_NET_CTRL_ANNOUNCE_ACK ? {type: 'announced'} : refused
    case define.VIRTIO_NET_CTRL_MQ:
      if (!has(features, define.VIRTIO_NET_F_MQ)) return refused
      return parsePairs(command!, readable, mostPairs)
    default:
      return refused
  }
}

const modes: Readonly<Record<number, {readonly mode: ReceiveMode; readonly feature: number}>> = {
  [define.VIRTIO_NET_CTRL_RX_PROMISC]: {mode: 'promiscuous', feature: define.VIRTIO_NET_F_CTRL_RX},
  [define.VIRTIO_NET_CTRL_RX_ALLMULTI]: {mode: 'allMulticast', feature: define.VIRTIO_NET_F_CTRL_RX},
  [define.VIRTIO_NET_CTRL_RX_ALLUNI]: {mode: 'allUnicast', feature: define.VIRTIO_NET_F_CTRL_RX_EXTRA},
  [define.VIRTIO_NET_CTRL_RX_NOMULTI]: {mode: 'noMulticast', feature: define.VIRTIO_NET_F_CTRL_RX_EXTRA},
  [define.VIRTIO_NET_CTRL_RX_NOUNI]: {mode: 'noUnicast', feature: define.VIRTIO_NET_F_CTRL_RX_EXTRA},
  [define.VIRTIO_NET_CTRL_RX_NOBCAST]: {mode: 'noBroadcast', feature: define.VIRTIO_NET_F_CTRL_RX_EXTRA},
}

function parseMode(command: number, data: ChainReader, features: bigint): ControlRequest {
  const known = modes[command]
  if (known === undefined) return refused
  if (!has(features, known.feature)) return refused
  if (data.remaining < 1) return refused
  const value = data.read(1)[0]!
  if (value > 1) return refused
  return {type: 'mode', mode: known.mode, on: value === 1}
}

function parseAddresses(command: number, data: ChainReader, features: bigint): ControlRequest {
  if (command === define.VIRTIO_NET_CTRL_MAC_ADDR_SET) {
    if (!has(features, define.VIRTIO_NET_F_CTRL_MAC_ADDR)) return refused
    if (data.remaining < 6) return refused
    const address = data.read(6)
    return isGroup(address) ? refused : {type: 'address', address}
  }
  if (command !== define.VIRTIO_NET_CTRL_MAC_TABLE_SET) return refused
  if (!has(features, define.VIRTIO_NET_F_CTRL_RX)) return refused
  const unicast = readAddresses(data)
  const multicast = unicast && readAddresses(data)
  if (unicast === undefined || multicast === undefined) return refused
  return {type: 'addresses', addresses: [...unicast, ...multicast]}
}

/** le32 number of addresses, then the addresses. Undefined if there are fewer, or more than the device keeps. */
function readAddresses(data: ChainReader): string[] | undefined {
  if (data.remaining < 4) return undefined
  const count = new DataView(data.read(4).buffer).getUint32(0, true)
  if (count > define.mostAddresses) return undefined
  if (data.remaining < count * 6) return undefined
  return Array.from({length: count}, () => addressText(data.read(6)))
}

function parseVlan(command: number, data: ChainReader): ControlRequest {
  if (command > define.VIRTIO_NET_CTRL_VLAN_DEL) return refused
  if (data.remaining < 2) return refused
  const vlan = new DataView(data.read(2).buffer).getUint16(0, true)
  if (vlan > 4095) return refused
  return {type: 'vlan', vlan, on: command === define.VIRTIO_NET_CTRL_VLAN_ADD}
}

function parsePairs(command: number, data: ChainReader, mostPairs: number): ControlRequest {
  if (command !== define.VIRTIO_NET_CTRL_MQ_VQ_PAIRS_SET) return refused
  if (data.remaining < 2) return refused
  const pairs = new DataView(data.read(2).buffer).getUint16(0, true)
  if (pairs < 1) return refused
  if (pairs > mostPairs) return refused
  return {type: 'pairs', pairs}
}
