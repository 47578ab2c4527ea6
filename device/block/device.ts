import type {DeviceType, LiveQueue} from '../device-type.ts'
import type {GuestMemory} from '../memory/guest-memory.ts'
import {ConfigurationSpace} from '../negotiation/config-space.ts'
import {featureSet, has} from '../negotiation/features.ts'
import type {Chain} from '../queue/chain.ts'
import {makeReferenceDevice, type ReferenceDevice} from '../reference-device.ts'
import * as define from './definitions.ts'
import {type Disk, executeBlockRequest} from './execute.ts'
import {MemoryStorage} from './memory-storage.ts'
import {configureBlock, type DiskShape, defaultBlockFeatures} from './offer.ts'
import {type BlockRequest, parseBlockRequest} from './request.ts'
import type {Storage} from './storage.ts'

export interface BlockOptions {
  /** What is behind the disk; memory of `sectors` sectors if left out. */
  readonly storage?: Storage
  /** 16384 (8 MiB) if left out. */
  readonly sectors?: number
  /** Feature bits to offer in place of those that follow from the other options. */
  readonly features?: readonly number[]
  /** Number of request queues; 1 if left out. More than one needs VIRTIO_BLK_F_MQ. */
  readonly queues?: number
  /** QueueSizeMax of each; 256 if left out. */
  readonly queueSize?: number
  readonly readOnly?: boolean
  /** At most 20 printable ASCII characters. */
  readonly id?: string
  readonly blockSize?: number
  readonly sizeMax?: number
  /** Figures of eMMC or UFS; without them the device does not offer VIRTIO_BLK_F_LIFETIME. */
  readonly lifetime?: Lifetime
}

/** @see virtio-1.4#blk.operation */
export interface Lifetime {
  /** 0 to 3 */
  readonly preEolInfo: number
  /** 0 to 11 */
  readonly typeA: number
  /** 0 to 11 */
  readonly typeB: number
}

export interface BlockDevice extends ReferenceDevice {
  readonly storage: Storage
  /** Changes the capacity, in sectors. */
  resize(sectors: bigint): void
  /** While on, the device takes requests and neither executes nor completes any. Afterwards it does, in order. */
  holdRequests(on: boolean): void
}

/** A disk. It does without geometry and zones. */
export function createBlockDevice(options: BlockOptions, memory: GuestMemory): BlockDevice {
  const storage = options.storage ?? new MemoryStorage(options.sectors ?? 16384)
  const shape: DiskShape = {
    capacity: storage.sectors,
    readOnly: options.readOnly ?? false,
    queues: options.queues ?? 1,
    queueSize: options.queueSize ?? 256,
    blockSize: options.blockSize ?? 512,
    sizeMax: options.sizeMax,
    hasLifetime: options.lifetime !== undefined,
    canErase: storage.canErase,
  }
  const type = new BlockType(options, shape, storage)
  const {core, reference} = makeReferenceDevice(type, memory)
  return Object.assign(reference, {
    storage,
    resize: (sectors: bigint) => core.changeConfig(() => type.resize(sectors)),
    holdRequests: (on: boolean) => type.hold(on),
  })
}

interface HeldRequest {
  readonly queue: LiveQueue
  readonly chain: Chain
  readonly request: BlockRequest
}

class BlockType implements DeviceType {
  readonly deviceId = define.deviceId
  readonly dependencies = []
  readonly features: bigint
  readonly config = new ConfigurationSpace(define.configLayout)
  readonly queueSizes: readonly number[]
  readonly #storage: Storage
  readonly #id: Uint8Array
  readonly #lifetime: Uint8Array
  #agreed = 0n
  #holding = false
  #held: HeldRequest[] = []

  constructor(options: BlockOptions, shape: DiskShape, storage: Storage) {
    this.features = featureSet(options.features ?? defaultBlockFeatures(shape))
    this.queueSizes = new Array<number>(shape.queues).fill(shape.queueSize)
    this.#storage = storage
    this.#id = idBytes(options.id ?? 'avps-reference-disk')
    this.#lifetime = lifetimeBytes(options.lifetime)
    configureBlock(this.config, shape, this.features)
    this.#chooseWriteback(this.features)
  }

  queueCount(features: bigint): number {
    return has(features, define.VIRTIO_BLK_F_MQ) ? this.queueSizes.length : 1
  }

  agreed(features: bigint): void {
    this.#agreed = features
    this.#chooseWriteback(features)
  }

  /** A driver that cannot flush starts in write-through mode. @see virtio-1.4#blk.initialization.device */
  #chooseWriteback(features: bigint): void {
    if (!has(this.features, define.VIRTIO_BLK_F_CONFIG_WCE)) return
    this.config.set('writeback', has(features, define.VIRTIO_BLK_F_FLUSH) ? 1 : 0)
  }

  reset(): void {
    this.#agreed = 0n
    this.#held = []
    this.#chooseWriteback(this.features)
  }

  queueStopped(index: number): void {
    this.#held = this.#held.filter(({queue}) => queue.index !== index)
  }

  wants(): boolean {
    return true
  }

  execute(queue: LiveQueue, chain: Chain): void {
    const request = parseBlockRequest(chain, this.#agreed)
    const mustWait = this.#holding || this.#held.length > 0
    if (mustWait) this.#held.push({queue, chain, request})
    else this.#complete({queue, chain, request})
  }

  background(): boolean {
    if (this.#holding) return false
    const first = this.#held.shift()
    if (first === undefined) return false
    this.#complete(first)
    return true
  }

  get busy(): boolean {
    return this.#held.length > 0
  }

  #complete({queue, chain, request}: HeldRequest): void {
    const status = executeBlockRequest(request, this.#disk())
    chain.writable.writeLastByte(status)
    queue.use([chain])
  }

  #disk(): Disk {
    return {
      storage: this.#storage,
      capacity: this.config.get('capacity'),
      readOnly: has(this.features, define.VIRTIO_BLK_F_RO),
      writeThrough: this.#writeThrough,
      id: this.#id,
      lifetime: this.#lifetime,
    }
  }

  /** @see virtio-1.4#blk.operation.device */
  get #writeThrough(): boolean {
    if (has(this.#agreed, define.VIRTIO_BLK_F_CONFIG_WCE)) return this.config.get('writeback') === 0n
    return !has(this.#agreed, define.VIRTIO_BLK_F_FLUSH)
  }

  /** Only `writeback` is writable. */
  configWritten(_field: string, value: number): boolean {
    if (!has(this.#agreed, define.VIRTIO_BLK_F_CONFIG_WCE)) return false
    return value === 0 || value === 1
  }

  resize(sectors: bigint): void {
    if (this.#storage.resize(sectors)) this.config.set('capacity', sectors)
  }

  hold(on: boolean): void {
    this.#holding = on
  }
}

function idBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(define.idSize)
  new TextEncoder().encodeInto(id, bytes)
  return bytes
}

function lifetimeBytes(lifetime: Lifetime | undefined): Uint8Array {
  const words = new DataView(new ArrayBuffer(define.lifetimeSize))
  words.setUint16(0, lifetime?.preEolInfo ?? 0, true)
  words.setUint16(2, lifetime?.typeA ?? 0, true)
  words.setUint16(4, lifetime?.typeB ?? 0, true)
  return new Uint8Array(words.buffer)
}
