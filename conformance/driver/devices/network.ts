import assert from 'node:assert/strict'
import type {Host} from '../../port.ts'
import type {Device, DeviceType} from '../core/device.ts'
import {checkNothing, exercise} from '../core/exercise.ts'
import {littleEndian, type Region} from '../core/memory.ts'
import {joined, pattern} from '../core/pattern.ts'
import {readable, writable} from '../core/pieces.ts'
import {firstQueues} from '../core/queue-indices.ts'
import {patience, type Transport} from '../core/transport.ts'
import type {Chain, ChainOptions} from '../core/virtqueue.ts'

/** @see virtio-1.4#net */
export const deviceType: DeviceType = {
  name: 'network',
  id: 1,
  features: {
    VIRTIO_NET_F_CSUM: 0,
    VIRTIO_NET_F_GUEST_CSUM: 1,
    VIRTIO_NET_F_CTRL_GUEST_OFFLOADS: 2,
    VIRTIO_NET_F_MTU: 3,
    VIRTIO_NET_F_MAC: 5,
    VIRTIO_NET_F_GUEST_TSO4: 7,
    VIRTIO_NET_F_GUEST_TSO6: 8,
    VIRTIO_NET_F_GUEST_ECN: 9,
    VIRTIO_NET_F_GUEST_UFO: 10,
    VIRTIO_NET_F_HOST_TSO4: 11,
    VIRTIO_NET_F_HOST_TSO6: 12,
    VIRTIO_NET_F_HOST_ECN: 13,
    VIRTIO_NET_F_HOST_UFO: 14,
    VIRTIO_NET_F_MRG_RXBUF: 15,
    VIRTIO_NET_F_STATUS: 16,
    VIRTIO_NET_F_CTRL_VQ: 17,
    VIRTIO_NET_F_CTRL_RX: 18,
    VIRTIO_NET_F_CTRL_VLAN: 19,
    VIRTIO_NET_F_CTRL_RX_EXTRA: 20,
    VIRTIO_NET_F_GUEST_ANNOUNCE: 21,
    VIRTIO_NET_F_MQ: 22,
    VIRTIO_NET_F_CTRL_MAC_ADDR: 23,
    VIRTIO_NET_F_DEVICE_STATS: 50,
    VIRTIO_NET_F_HASH_TUNNEL: 51,
    VIRTIO_NET_F_VQ_NOTF_COAL: 52,
    VIRTIO_NET_F_NOTF_COAL: 53,
    VIRTIO_NET_F_GUEST_USO4: 54,
    VIRTIO_NET_F_GUEST_USO6: 55,
    VIRTIO_NET_F_HOST_USO: 56,
    VIRTIO_NET_F_HASH_REPORT: 57,
    VIRTIO_NET_F_GUEST_HDRLEN: 59,
    VIRTIO_NET_F_RSS: 60,
    VIRTIO_NET_F_RSC_EXT: 61,
    VIRTIO_NET_F_STANDBY: 62,
    VIRTIO_NET_F_SPEED_DUPLEX: 63,
    VIRTIO_NET_F_RSS_CONTEXT: 64,
    VIRTIO_NET_F_GUEST_UDP_TUNNEL_GSO: 65,
    VIRTIO_NET_F_GUEST_UDP_TUNNEL_GSO_CSUM: 66,
    VIRTIO_NET_F_HOST_UDP_TUNNEL_GSO: 67,
    VIRTIO_NET_F_HOST_UDP_TUNNEL_GSO_CSUM: 68,
    VIRTIO_NET_F_OUT_NET_HEADER: 69,
    VIRTIO_NET_F_IPSEC: 70,
  },
  /** A MAC address is six fields of one byte, `mac` and `mac[1]` to `mac[5]`. */
  config: [
    {name: 'mac', offset: 0, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[1]', offset: 1, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[2]', offset: 2, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[3]', offset: 3, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[4]', offset: 4, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[5]', offset: 5, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'status', offset: 6, width: 2, feature: 'VIRTIO_NET_F_STATUS'},
    {name: 'max_virtqueue_pairs', offset: 8, width: 2, feature: 'VIRTIO_NET_F_MQ'},
    {name: 'mtu', offset: 10, width: 2, feature: 'VIRTIO_NET_F_MTU'},
    {name: 'speed', offset: 12, width: 4, feature: 'VIRTIO_NET_F_SPEED_DUPLEX'},
    {name: 'duplex', offset: 16, width: 1, feature: 'VIRTIO_NET_F_SPEED_DUPLEX'},
    {name: 'rss_max_key_size', offset: 17, width: 1, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'rss_max_indirection_table_length', offset: 18, width: 2, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'supported_hash_types', offset: 20, width: 4, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'supported_tunnel_types', offset: 24, width: 4, feature: 'VIRTIO_NET_F_HASH_TUNNEL'},
  ],
  async queues(device) {
    const pairs = device.has('VIRTIO_NET_F_MQ') ? await device.config('max_virtqueue_pairs') : 1
    return firstQueues(2 * pairs + (device.has('VIRTIO_NET_F_CTRL_VQ') ? 1 : 0))
  },
  exercise(device) {
    const sent = joined(networkHeader({}, device), harmlessFrame())
    return exercise(device, {queue: 1, readableLength: sent.length, writableLength: 0}, () => [sent, checkNothing])
  },
}

export const VIRTIO_NET_HDR_F_NEEDS_CSUM = 1
export const VIRTIO_NET_HDR_F_DATA_VALID = 2
export const VIRTIO_NET_HDR_GSO_NONE = 0
export const VIRTIO_NET_HDR_GSO_TCPV4 = 1

/** Bits of the field `status`. */
export const VIRTIO_NET_S_LINK_UP = 1
export const VIRTIO_NET_S_ANNOUNCE = 2

/** Answers of the control queue. */
export const VIRTIO_NET_OK = 0
export const VIRTIO_NET_ERR = 1

/** Classes and commands of the control queue: `control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, …)`. */
export const VIRTIO_NET_CTRL_RX = 0
export const VIRTIO_NET_CTRL_RX_PROMISC = 0
export const VIRTIO_NET_CTRL_RX_ALLMULTI = 1
export const VIRTIO_NET_CTRL_RX_ALLUNI = 2
export const VIRTIO_NET_CTRL_RX_NOMULTI = 3
export const VIRTIO_NET_CTRL_RX_NOUNI = 4
export const VIRTIO_NET_CTRL_RX_NOBCAST = 5
export const VIRTIO_NET_CTRL_MAC = 1
export const VIRTIO_NET_CTRL_MAC_TABLE_SET = 0
export const VIRTIO_NET_CTRL_MAC_ADDR_SET = 1
export const VIRTIO_NET_CTRL_VLAN = 2
export const VIRTIO_NET_CTRL_VLAN_ADD = 0
export const VIRTIO_NET_CTRL_VLAN_DEL = 1
export const VIRTIO_NET_CTRL_ANNOUNCE = 3
export const VIRTIO_NET_CTRL_ANNOUNCE_ACK = 0
export const VIRTIO_NET_CTRL_MQ = 4
export const VIRTIO_NET_CTRL_MQ_VQ_PAIRS_SET = 0
export const VIRTIO_NET_CTRL_GUEST_OFFLOADS = 5
export const VIRTIO_NET_CTRL_GUEST_OFFLOADS_SET = 0

/** An Ethernet type that IEEE 802 keeps for local experiments: no stack answers it. */
export const EXPERIMENTAL = 0x88b5

export const broadcast = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff)

/** The header before each packet. Lengths and offsets in bytes. @see virtio-1.4#net.operation.packet-transmission.driver */
export interface NetworkHeader {
  flags: number
  gsoType: number
  headerLength: number
  gsoSize: number
  checksumStart: number
  checksumOffset: number
  numBuffers: number
}

export interface ReceivedFrame {
  readonly header: NetworkHeader
  /** Whole Ethernet frame without check sequence. */
  readonly frame: Uint8Array
  /** Used lengths of its buffers in bytes, in the order in which they were used. */
  readonly usedLengths: readonly number[]
}

/** A network device that was started. Queue 0 receives and queue 1 transmits; queue 2 controls where the driver set no MQ. */
export class Nic {
  static readonly type = 'network'
  readonly device: Device
  readonly #posted: {chain: Chain; buffer: Region}[] = []

  constructor(device: Device) {
    this.device = device
  }

  /** The 6 bytes of the field `mac`. */
  async mac(): Promise<Uint8Array> {
    const bytes = new Uint8Array(6)
    for (let place = 0; place < 6; place++) bytes[place] = await this.device.transport.readConfig(place, 1)
    return bytes
  }

  /** The field `status`. */
  status(): Promise<number> {
    return this.device.config('status')
  }

  /** Gives the device so many receive buffers of so many bytes, header included, and notifies once. */
  async postReceive({
    count = 4,
    length = 1526,
    ...options
  }: {count?: number; length?: number} & ChainOptions = {}): Promise<Region[]> {
    const queue = this.device.queue(0)
    const buffers = Array.from({length: count}, () => this.device.memory.blank(length, 'a receive buffer'))
    for (const buffer of buffers) this.#posted.push({chain: queue.add(writable(buffer), options), buffer})
    await queue.kick()
    return buffers
  }

  /** Waits for a frame in the posted buffers; undefined if none comes in so many milliseconds. */
  async received(milliseconds = patience): Promise<ReceivedFrame | undefined> {
    const first = await this.#nextBuffer(milliseconds)
    if (!first) return undefined
    const length = headerLength(this.device)
    assert.ok(first.bytes.length >= length, `a receive buffer holds a whole header of ${length} bytes`)
    const header = parseNetworkHeader(first.bytes)
    const buffers = [first]
    const merged = this.device.has('VIRTIO_NET_F_MRG_RXBUF') ? header.numBuffers : 1
    while (buffers.length < merged) {
      const next = await this.#nextBuffer(patience)
      if (!next) assert.fail(`${merged} buffers belong to the frame, and only ${buffers.length} are used`)
      buffers.push(next)
    }
    const frame = joined(first.bytes.subarray(length), ...buffers.slice(1).map(({bytes}) => bytes))
    return {header, frame, usedLengths: buffers.map(({bytes}) => bytes.length)}
  }

  /** Waits for a frame. None in so many milliseconds fails the case. */
  async receive(milliseconds = patience): Promise<ReceivedFrame> {
    return (await this.received(milliseconds)) ?? assert.fail(`no frame is received within ${milliseconds} ms`)
  }

  /** Transmits a frame and waits until its buffer is used; the used length in bytes. */
  transmit(frame: Uint8Array, header: Partial<NetworkHeader> = {}, options?: ChainOptions): Promise<number> {
    const bytes = joined(networkHeader(header, this.device), frame)
    return this.device.queue(1).request(readable(this.device.memory.store(bytes, 'a frame to transmit')), options)
  }

  /** Sends a control command and waits for its answer: `VIRTIO_NET_OK` or `VIRTIO_NET_ERR`. */
  async control(command: number, subcommand: number, data: Uint8Array): Promise<number> {
    const {memory} = this.device
    const [head, body] = memory.store(joined(Uint8Array.of(command, subcommand), data), 'a control command').cut(2)
    const ack = memory.blank(1, 'the answer of a control command')
    const queue = this.device.queues.at(-1)!
    await queue.request([...readable(...(body ? [head!, body] : [head!])), ...writable(ack)])
    return ack.readU8(0)
  }

  async #nextBuffer(milliseconds: number): Promise<{bytes: Uint8Array} | undefined> {
    const queue = this.device.queue(0)
    const chain = await this.device.transport.until(() => queue.takeUsed(), milliseconds)
    const place = this.#posted.findIndex((posted) => posted.chain === chain)
    if (!chain || place < 0) return undefined
    const {buffer} = this.#posted.splice(place, 1)[0]!
    assert.ok(chain.usedLength! <= buffer.length, 'the used length is not above the length of the buffer')
    return {bytes: buffer.read(0, chain.usedLength!)}
  }
}

/** In bytes, with the negotiated features. */
export function headerLength(device: Device): number {
  return device.has('VIRTIO_NET_F_HASH_REPORT') ? 20 : 12
}

/** The bytes of a header; fields that are left out are 0. */
export function networkHeader(header: Partial<NetworkHeader>, device: Device): Uint8Array {
  const {flags = 0, gsoType = 0, headerLength: length = 0, gsoSize = 0} = header
  const {checksumStart = 0, checksumOffset = 0, numBuffers = 0} = header
  const words = [length, gsoSize, checksumStart, checksumOffset, numBuffers].map((word) => littleEndian(2, word))
  return joined(Uint8Array.of(flags, gsoType), ...words, new Uint8Array(headerLength(device) - 12))
}

/** The header at the start of these bytes. */
export function parseNetworkHeader(bytes: Uint8Array): NetworkHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12)
  return {
    flags: view.getUint8(0),
    gsoType: view.getUint8(1),
    headerLength: view.getUint16(2, true),
    gsoSize: view.getUint16(4, true),
    checksumStart: view.getUint16(6, true),
    checksumOffset: view.getUint16(8, true),
    numBuffers: view.getUint16(10, true),
  }
}

/** An Ethernet frame without check sequence. Less than 60 bytes are filled up with zeros. */
export function ethernetFrame({
  destination = broadcast,
  source = Uint8Array.of(0x02, 0, 0, 0, 0, 0x77),
  type = EXPERIMENTAL,
  payload = pattern(46),
}: {
  destination?: Uint8Array
  source?: Uint8Array
  type?: number
  payload?: Uint8Array
} = {}): Uint8Array {
  const frame = joined(destination, source, Uint8Array.of(type >> 8, type & 0xff), payload)
  return frame.length < 60 ? joined(frame, new Uint8Array(60 - frame.length)) : frame
}

/** The same with a VLAN tag, priority 0. */
export function vlanFrame(id: number, frame: Uint8Array): Uint8Array {
  return joined(frame.subarray(0, 12), Uint8Array.of(0x81, 0x00, id >> 8, id & 0xff), frame.subarray(12))
}

/** Data of `VIRTIO_NET_CTRL_MAC_TABLE_SET`: addresses of stations, then of groups. */
export function macTable(stations: readonly Uint8Array[], groups: readonly Uint8Array[]): Uint8Array {
  return joined(littleEndian(4, stations.length), ...stations, littleEndian(4, groups.length), ...groups)
}

/** A frame that no peer answers. */
export function harmlessFrame(): Uint8Array {
  return ethernetFrame()
}

/** The frames at the other end of a network device: waits for so many, then for any more. */
export async function sentFrames(transport: Transport, host: Host, count: number): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = []
  await transport.until(() => {
    frames.push(...host.receivedFrames())
    return frames.length >= count ? true : undefined
  })
  await transport.quiet()
  return [...frames, ...host.receivedFrames()]
}
