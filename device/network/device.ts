import type {DeviceType, LiveQueue} from '../device-type.ts'
import type {GuestMemory} from '../memory/guest-memory.ts'
import {ConfigurationSpace} from '../negotiation/config-space.ts'
import {commonFeatures, featureSet, has} from '../negotiation/features.ts'
import type {Chain} from '../queue/chain.ts'
import {makeReferenceDevice, type ReferenceDevice} from '../reference-device.ts'
import type {VirtioDevice} from '../virtio-device.ts'
import * as define from './definitions.ts'
import {executeControlRequest, type NetworkState, showAddress} from './execute.ts'
import {addressText, ReceiveFilter} from './receive-filter.ts'
import {ReceiveQueue} from './receive-queue.ts'
import {parseControlRequest, parseTransmitRequest} from './request.ts'
import {Steering} from './steering.ts'

export interface NetworkOptions {
  /** 6 bytes, not of a group; 02:41:56:50:53:01 if left out. */
  readonly mac?: Uint8Array
  /** In bytes; 1500 if left out. */
  readonly mtu?: number
  /** Pairs of queues; 1 if left out. More need VIRTIO_NET_F_MQ. */
  readonly pairs?: number
  /** QueueSizeMax of each queue; 256 if left out. */
  readonly queueSize?: number
  /** Feature bits to offer in place of the usual ones, which hold no offloads. */
  readonly features?: readonly number[]
}

export interface NetworkDevice extends ReferenceDevice {
  /** A whole Ethernet frame without its check sequence, into the device. Dropped unless driver and link are up. */
  sendFrame(frame: Uint8Array): void
  /** The frames that have come out of the device since the last call, oldest first. */
  receivedFrames(): Uint8Array[]
  setLink(up: boolean): void
  /** Asks the driver to announce itself, if it has agreed to do so. */
  announce(): void
}

/**
 * A network interface. It does without segmentation, hashing, statistics and coalescing; VIRTIO_NET_F_CSUM and
 * VIRTIO_NET_F_GUEST_CSUM may be offered, and frames to the driver are complete in any case.
 */
export function createNetworkDevice(options: NetworkOptions, memory: GuestMemory): NetworkDevice {
  const type = new NetworkType(options)
  const {core, reference} = makeReferenceDevice(type, memory)
  type.attach(core)
  return Object.assign(reference, {
    sendFrame: (frame: Uint8Array) => type.receive(frame),
    receivedFrames: () => type.takeSent(),
    setLink: (up: boolean) => core.changeConfig(() => type.setStatus(define.VIRTIO_NET_S_LINK_UP, up)),
    announce: () => core.changeConfig(() => type.announce()),
  })
}

function usualFeatures(pairs: number): number[] {
  const features = [...commonFeatures, define.VIRTIO_NET_F_MTU, define.VIRTIO_NET_F_MAC, define.VIRTIO_NET_F_STATUS]
  features.push(define.VIRTIO_NET_F_MRG_RXBUF, define.VIRTIO_NET_F_CTRL_VQ, define.VIRTIO_NET_F_CTRL_RX)
  features.push(define.VIRTIO_NET_F_CTRL_VLAN, define.VIRTIO_NET_F_CTRL_RX_EXTRA, define.VIRTIO_NET_F_GUEST_ANNOUNCE)
  features.push(define.VIRTIO_NET_F_CTRL_MAC_ADDR)
  return pairs > 1 ? [...features, define.VIRTIO_NET_F_MQ] : features
}

class NetworkType implements DeviceType, NetworkState {
  readonly deviceId = define.deviceId
  readonly dependencies = define.dependencies
  readonly features: bigint
  readonly config = new ConfigurationSpace(define.configLayout)
  readonly queueSizes: readonly number[]
  readonly busy = false
  readonly filter = new ReceiveFilter()
  readonly #steering = new Steering()
  readonly #mac: Uint8Array
  readonly #mtu: number
  readonly #pairs: number
  readonly #receiving: readonly ReceiveQueue[]
  #core: VirtioDevice | undefined
  #agreed = 0n
  readonly #sent: Uint8Array[] = []

  constructor(options: NetworkOptions) {
    this.#mac = options.mac ?? Uint8Array.of(0x02, 0x41, 0x56, 0x50, 0x53, 0x01)
    this.#mtu = options.mtu ?? define.usualMtu
    this.#pairs = options.pairs ?? 1
    this.features = featureSet(options.features ?? usualFeatures(this.#pairs))
    this.queueSizes = new Array<number>(2 * this.#pairs + 1).fill(options.queueSize ?? 256)
    this.#receiving = Array.from({length: this.#pairs}, () => new ReceiveQueue())
    if (has(this.features, define.VIRTIO_NET_F_STATUS)) this.config.set('status', define.VIRTIO_NET_S_LINK_UP)
    if (has(this.features, define.VIRTIO_NET_F_MQ)) this.config.set('max_virtqueue_pairs', this.#pairs)
    if (has(this.features, define.VIRTIO_NET_F_MTU)) this.config.set('mtu', this.#mtu)
    this.reset()
  }

  attach(core: VirtioDevice): void {
    this.#core = core
  }

  /** Pairs of receive and transmit queue, then the control queue. */
  queueCount(features: bigint): number {
    return 2 * this.#pairsOf(features) + (has(features, define.VIRTIO_NET_F_CTRL_VQ) ? 1 : 0)
  }

  #pairsOf(features: bigint): number {
    return has(features, define.VIRTIO_NET_F_MQ) ? this.#pairs : 1
  }

  /** A driver that has no means to name its groups receives them all. */
  agreed(features: bigint): void {
    this.#agreed = features
    if (!has(features, define.VIRTIO_NET_F_CTRL_RX)) this.filter.modes.add('allMulticast')
    if (has(features, define.VIRTIO_NET_F_CTRL_VLAN)) this.filter.vlans = new Set()
  }

  reset(): void {
    this.#agreed = 0n
    this.#steering.reset()
    for (const queue of this.#receiving) {
      queue.forgetChains()
      queue.takeFrames()
    }
    this.filter.modes.clear()
    this.filter.addresses = new Set()
    this.filter.vlans = undefined
    this.filter.mac = addressText(this.#mac)
    if (has(this.features, define.VIRTIO_NET_F_MAC)) showAddress(this.config, this.#mac)
    this.setStatus(define.VIRTIO_NET_S_ANNOUNCE, false)
  }

  queueStopped(index: number): void {
    this.#receiveQueue(index)?.forgetChains()
  }

  #isControl(index: number): boolean {
    return index === 2 * this.#pairsOf(this.#agreed)
  }

  #receiveQueue(index: number): ReceiveQueue | undefined {
    return index % 2 === 0 ? this.#receiving[index / 2] : undefined
  }

  wants(index: number): boolean {
    if (this.#isControl(index)) return true
    return this.#receiveQueue(index)?.hasFrames ?? true
  }

  execute(queue: LiveQueue, chain: Chain): void {
    if (this.#isControl(queue.index)) this.#control(queue, chain)
    else if (queue.index % 2 === 1) this.#transmit(queue, chain)
    else this.#receiving[queue.index / 2]!.offer(queue, chain, has(this.#agreed, define.VIRTIO_NET_F_MRG_RXBUF))
  }

  /** A new frame may fit into buffers that were gathered for another one. */
  background(): boolean {
    return this.#receiving.some((queue) => queue.deliver())
  }

  configWritten(): boolean {
    return false
  }

  #control(queue: LiveQueue, chain: Chain): void {
    const request = parseControlRequest(chain, this.#agreed, this.#pairs)
    chain.writable.write(Uint8Array.of(executeControlRequest(request, this)))
    queue.use([chain])
  }

  #transmit(queue: LiveQueue, chain: Chain): void {
    const request = parseTransmitRequest(chain, this.#agreed, this.#longestPayload)
    if (request.type === 'send' && this.#linkUp) {
      this.#steering.learn(request.frame, (queue.index - 1) / 2)
      this.#sent.push(request.frame)
      if (this.#sent.length > define.mostSentFrames) this.#sent.shift()
    }
    queue.use([chain])
  }

  get #longestPayload(): number {
    return has(this.#agreed, define.VIRTIO_NET_F_MTU) ? this.#mtu : define.usualMtu
  }

  get #linkUp(): boolean {
    if (!has(this.features, define.VIRTIO_NET_F_STATUS)) return true
    return (Number(this.config.get('status')) & define.VIRTIO_NET_S_LINK_UP) !== 0
  }

  /** A frame comes from outside. @see virtio-1.4#net.operation.processing-of-incoming-packets.device */
  receive(frame: Uint8Array): void {
    if (!this.#core?.live || !this.#linkUp) return
    if (frame.length < define.ethernetHeaderSize) return
    if (frame.length > this.#longestPayload + define.ethernetHeaderSize + define.vlanTagSize) return
    if (!this.filter.accepts(frame)) return
    this.#steer(frame.slice())
  }

  /** To the queue of its flow, else to any that is ready. With none it is dropped. */
  #steer(frame: Uint8Array): void {
    const wished = this.#steering.pairOf(frame)
    const others = Array.from({length: this.#steering.pairs}, (_, pair) => pair)
    const pair = [wished, ...others].find((candidate) => this.#core?.queue(2 * candidate)?.ready === 1)
    if (pair === undefined) return
    this.#receiving[pair]!.push(frame)
    this.#core?.wake(2 * pair)
  }

  takeSent(): Uint8Array[] {
    return this.#sent.splice(0)
  }

  get showsAddress(): boolean {
    return has(this.#agreed, define.VIRTIO_NET_F_MAC)
  }

  /** Frames of queues that are no longer enabled look for another one. */
  setPairs(pairs: number): void {
    this.#steering.pairs = pairs
    for (const queue of this.#receiving.slice(pairs)) for (const frame of queue.takeFrames()) this.#steer(frame)
  }

  setStatus(bit: number, on: boolean): void {
    if (!has(this.features, define.VIRTIO_NET_F_STATUS)) return
    const status = Number(this.config.get('status'))
    this.config.set('status', on ? status | bit : status & ~bit)
  }

  announce(): void {
    if (has(this.#agreed, define.VIRTIO_NET_F_GUEST_ANNOUNCE)) this.setStatus(define.VIRTIO_NET_S_ANNOUNCE, true)
  }
}
