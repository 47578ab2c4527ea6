import assert from 'node:assert/strict'
import type {Region} from './memory.ts'
import type {Piece} from './pieces.ts'
import {DEVICE_NEEDS_RESET, describeStatus} from './status.ts'
import {patience, type Transport} from './transport.ts'

/** A buffer on its way through a queue. */
export interface Chain {
  /** In a split queue the head, in a packed one the buffer ID. */
  readonly id: number
  readonly pieces: readonly Piece[]
  /** Indices of its descriptors in the table or ring of the queue, first to last. */
  readonly descriptors: readonly number[]
  /** Its indirect table, if it has one. */
  readonly table: Region | undefined
  /** What the device reported as written, in bytes. Undefined until the buffer is used. */
  usedLength: number | undefined
  /** In a packed queue, the flags of the descriptor that returned it. */
  usedFlags?: number
}

export interface ChainOptions {
  /** True: one descriptor, the rest in an indirect table. A number: so many direct ones before it (split only). */
  indirect?: boolean | number
  /** Sets `VIRTQ_DESC_F_WRITE` in the descriptor that refers to the table, where the device has to ignore it. */
  indirectWrite?: boolean
  /** Packed only: the buffer ID, 0 to 65535, instead of a free one below the queue size. */
  id?: number
}

/** In milliseconds: how long a device may be silent before the driver asks whether it has stopped. */
const hesitation = 200

/** Flags of descriptors. */
export const VIRTQ_DESC_F_NEXT = 1
export const VIRTQ_DESC_F_WRITE = 2
export const VIRTQ_DESC_F_INDIRECT = 4

/** What a queue needs to know of its device. */
export interface QueueSettings {
  readonly index: number
  /** In entries. */
  readonly size: number
  /** Negotiated features. */
  readonly eventIndex: boolean
  readonly inOrder: boolean
  readonly notificationData: boolean
}

/** A virtqueue as the driver sees it, whatever its format. Buffers are added, made available with a kick, and come back used. */
export abstract class Virtqueue {
  abstract readonly format: 'split' | 'packed'
  readonly index: number
  readonly size: number
  /** In the words of the registers: what the driver gave the device as addresses. */
  abstract readonly descriptorArea: Region
  abstract readonly driverArea: Region
  abstract readonly deviceArea: Region
  protected readonly settings: QueueSettings
  protected readonly transport: Transport
  /** Chains that the device has, oldest first, by their id. */
  protected readonly chains = new Map<number, Chain>()
  #seenInOrder: Chain[] = []

  constructor(settings: QueueSettings, transport: Transport) {
    this.index = settings.index
    this.size = settings.size
    this.settings = settings
    this.transport = transport
  }

  /** Writes a buffer into free descriptors; the device sees it after `publish`. A full queue throws. */
  abstract add(pieces: readonly Piece[], options?: ChainOptions): Chain
  /** Makes everything that was added available, at once. */
  abstract publish(): void
  /** Whether the device wants a notification for what the last `publish` made available. */
  abstract wantsNotification(): boolean
  /** Asks the device not to notify, or to notify again. It may ignore this. */
  abstract suppressNotifications(suppressed: boolean): void
  /** With event index: asks for a notification once so many more buffers than now seen are used (1: the next one). */
  abstract notifyAfter(buffers: number): void
  /** Upper half of an available buffer notification with data. */
  protected abstract notificationData(): number
  /** The next entry that the device has used, and how far to step; its descriptors are free again. */
  protected abstract takeEntry(): {id: number; usedLength: number; flags?: number} | undefined
  protected abstract release(chain: Chain): void

  /** Buffers that are with the device. */
  get inFlight(): number {
    return this.chains.size
  }

  /** Sends an available buffer notification, suppressed or not. */
  notify(): Promise<void> {
    return this.transport.notify(this.index, this.settings.notificationData ? this.notificationData() : 0)
  }

  /** Makes everything that was added available, and sends an available buffer notification, suppressed or not. */
  async kick(): Promise<void> {
    this.publish()
    await this.notify()
  }

  /** Adds a buffer and kicks. */
  async offer(pieces: readonly Piece[], options?: ChainOptions): Promise<Chain> {
    const chain = this.add(pieces, options)
    await this.kick()
    return chain
  }

  /** The next buffer that came back, or undefined. An id that is not with the device fails the case. */
  takeUsed(): Chain | undefined {
    const earlier = this.#seenInOrder.shift()
    if (earlier) return earlier
    const entry = this.takeEntry()
    if (!entry) return undefined
    const chain = this.chains.get(entry.id)
    if (!chain) assert.fail(`queue ${this.index}: the device used buffer ${entry.id}, which it does not have`)
    chain.usedFlags = entry.flags
    if (!this.settings.inOrder) return this.#settle(chain, entry.usedLength)
    // One entry may stand for all buffers up to this one, which the device then used completely.
    for (const older of [...this.chains.values()]) {
      if (older === chain) break
      this.#seenInOrder.push(this.#settle(older, writableBytes(older)))
      this.skip(older)
    }
    this.#seenInOrder.push(this.#settle(chain, entry.usedLength))
    return this.#seenInOrder.shift()
  }

  /** With `VIRTIO_F_IN_ORDER`: steps over the place of a buffer for which no entry was written. */
  protected abstract skip(chain: Chain): void

  /** Waits until this buffer is used; its used length in bytes. No answer in time fails the case. */
  async used(chain: Chain, milliseconds = patience): Promise<number> {
    const look = () => {
      while (chain.usedLength === undefined && this.takeUsed());
      return chain.usedLength
    }
    // A device that has said that it stopped will not answer any more.
    const soon = Math.min(milliseconds, hesitation)
    if ((await this.transport.until(look, soon)) !== undefined) return chain.usedLength!
    if (await this.#hasStopped()) return this.#fail('the device stopped before it answered a request')
    const late = await this.transport.until(look, milliseconds - soon)
    return late ?? this.#fail(`no answer to a request within ${milliseconds} ms`)
  }

  /** Waits until every buffer is used, oldest first. */
  async allUsed(milliseconds = patience): Promise<Chain[]> {
    const waiting = [...this.chains.values()]
    for (const chain of waiting) await this.used(chain, milliseconds)
    return waiting
  }

  /** Offers a buffer and waits for it; its used length in bytes. */
  async request(pieces: readonly Piece[], options?: ChainOptions): Promise<number> {
    return this.used(await this.offer(pieces, options))
  }

  #settle(chain: Chain, usedLength: number): Chain {
    chain.usedLength = usedLength
    this.chains.delete(chain.id)
    this.release(chain)
    return chain
  }

  async #hasStopped(): Promise<boolean> {
    return ((await this.transport.readStatus()) & DEVICE_NEEDS_RESET) !== 0
  }

  async #fail(what: string): Promise<never> {
    const status = describeStatus(await this.transport.readStatus())
    assert.fail(`queue ${this.index}: ${what}, the status reads ${status}`)
  }
}

function writableBytes(chain: Chain): number {
  return chain.pieces.reduce((sum, {writable, length}) => sum + (writable ? length : 0), 0)
}
