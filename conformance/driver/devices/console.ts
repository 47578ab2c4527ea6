import assert from 'node:assert/strict'
import type {Device, DeviceType} from '../core/device.ts'
import {checkNothing, exercise} from '../core/exercise.ts'
import {littleEndian, type Region} from '../core/memory.ts'
import {joined} from '../core/pattern.ts'
import {readable, writable} from '../core/pieces.ts'
import {firstQueues} from '../core/queue-indices.ts'
import {patience} from '../core/transport.ts'
import type {Chain, ChainOptions, Virtqueue} from '../core/virtqueue.ts'

/** @see virtio-1.4#console */
export const deviceType: DeviceType = {
  name: 'console',
  id: 3,
  features: {
    VIRTIO_CONSOLE_F_SIZE: 0,
    VIRTIO_CONSOLE_F_MULTIPORT: 1,
    VIRTIO_CONSOLE_F_EMERG_WRITE: 2,
  },
  config: [
    {name: 'cols', offset: 0, width: 2, feature: 'VIRTIO_CONSOLE_F_SIZE'},
    {name: 'rows', offset: 2, width: 2, feature: 'VIRTIO_CONSOLE_F_SIZE'},
    {name: 'max_nr_ports', offset: 4, width: 4, feature: 'VIRTIO_CONSOLE_F_MULTIPORT'},
    {name: 'emerg_wr', offset: 8, width: 4, feature: 'VIRTIO_CONSOLE_F_EMERG_WRITE', writable: true},
  ],
  async queues(device) {
    if (!device.has('VIRTIO_CONSOLE_F_MULTIPORT')) return firstQueues(2)
    // The control queues and those of the first two ports.
    return firstQueues((await device.config('max_nr_ports')) > 1 ? 6 : 4)
  },
  exercise(device) {
    const sent = new TextEncoder().encode(`${'conformance '.repeat(8)}\r\n`)
    return exercise(device, {queue: 1, readableLength: sent.length, writableLength: 0}, () => [sent, checkNothing])
  },
}

/** Events of control messages. @see virtio-1.4#console.operation.multiport-device-operation.device */
export const VIRTIO_CONSOLE_DEVICE_READY = 0
export const VIRTIO_CONSOLE_DEVICE_ADD = 1
export const VIRTIO_CONSOLE_DEVICE_REMOVE = 2
export const VIRTIO_CONSOLE_PORT_READY = 3
export const VIRTIO_CONSOLE_CONSOLE_PORT = 4
export const VIRTIO_CONSOLE_RESIZE = 5
export const VIRTIO_CONSOLE_PORT_OPEN = 6
export const VIRTIO_CONSOLE_PORT_NAME = 7

/** A message of the control queues. */
export interface ControlMessage {
  /** Number of the port. */
  readonly id: number
  readonly event: number
  readonly value: number
  /** What follows the message: a name, a size. */
  readonly rest: Uint8Array
}

/** Indices of the queues of a port. */
export function portQueues(port: number): {receive: number; transmit: number} {
  return port === 0 ? {receive: 0, transmit: 1} : {receive: 2 * port + 2, transmit: 2 * port + 3}
}

const controlReceive = 2
const controlTransmit = 3

/** A console device that was started. Ports count from 0. */
export class Terminal {
  static readonly type = 'console'
  readonly device: Device
  readonly #posted = new Map<Chain, Region>()

  constructor(device: Device) {
    this.device = device
  }

  /** Sends bytes through a port and waits until the buffer is used; the used length in bytes. */
  transmit(bytes: Uint8Array, port = 0, options?: ChainOptions): Promise<number> {
    const buffer = this.device.memory.store(bytes, 'text to transmit')
    return this.device.queue(portQueues(port).transmit).request(readable(buffer), options)
  }

  /** Gives a port so many receive buffers of so many bytes, and notifies once. */
  async postReceive({
    port = 0,
    count = 4,
    length = 64,
  }: {
    port?: number
    count?: number
    length?: number
  } = {}): Promise<void> {
    await this.#post(this.device.queue(portQueues(port).receive), count, length)
  }

  /** The bytes of the next used receive buffer of a port; undefined if none comes in so many milliseconds. */
  received(port = 0, milliseconds = patience): Promise<Uint8Array | undefined> {
    return this.#take(this.device.queue(portQueues(port).receive), milliseconds)
  }

  /** Waits for so many bytes from a port, in posted buffers. Fewer in so many milliseconds fail the case. */
  async receive(length: number, port = 0, milliseconds = patience): Promise<Uint8Array> {
    let bytes = new Uint8Array(0)
    while (bytes.length < length) {
      const more = await this.received(port, milliseconds)
      if (!more)
        assert.fail(`${bytes.length} of ${length} bytes are received on port ${port} within ${milliseconds} ms`)
      bytes = joined(bytes, more) as typeof bytes
    }
    return bytes
  }

  /** Gives the control receive queue so many buffers of 64 bytes. */
  async postControl(count = 16): Promise<void> {
    await this.#post(this.device.queue(controlReceive), count, 64)
  }

  /** Sends a control message and waits until its buffer is used. */
  async sendControl({id, event, value}: {id: number; event: number; value: number}): Promise<number> {
    const bytes = joined(littleEndian(4, id), littleEndian(2, event), littleEndian(2, value))
    return this.device.queue(controlTransmit).request(readable(this.device.memory.store(bytes, 'a control message')))
  }

  /** The next control message; undefined if none comes in so many milliseconds. Its buffer is posted again. */
  async controlMessage(milliseconds = patience): Promise<ControlMessage | undefined> {
    const bytes = await this.#take(this.device.queue(controlReceive), milliseconds)
    if (!bytes) return undefined
    await this.postControl(1)
    assert.ok(bytes.length >= 8, 'a control message has at least 8 bytes')
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const [id, event, value] = [view.getUint32(0, true), view.getUint16(4, true), view.getUint16(6, true)]
    return {id, event, value, rest: bytes.slice(8)}
  }

  /**
   * Tells the device that the driver is ready, and says PORT_READY and PORT_OPEN for each port that the device adds.
   * Returns all messages of the device, oldest first. For a console with `VIRTIO_CONSOLE_F_MULTIPORT` negotiated.
   */
  async handshake(): Promise<ControlMessage[]> {
    const messages: ControlMessage[] = []
    await this.postControl()
    await this.sendControl({id: 0, event: VIRTIO_CONSOLE_DEVICE_READY, value: 1})
    for (;;) {
      // The first message has its time. After it, silence is the end.
      const message = await this.controlMessage(messages.length === 0 ? patience : 100)
      if (!message) break
      messages.push(message)
      const {id, event} = message
      if (event === VIRTIO_CONSOLE_DEVICE_ADD) {
        await this.sendControl({id, event: VIRTIO_CONSOLE_PORT_READY, value: 1})
        await this.sendControl({id, event: VIRTIO_CONSOLE_PORT_OPEN, value: 1})
      }
    }
    return messages
  }

  async #post(queue: Virtqueue, count: number, length: number): Promise<void> {
    for (let number = 0; number < count; number++) {
      const buffer = this.device.memory.blank(length, `a receive buffer of queue ${queue.index}`)
      this.#posted.set(queue.add(writable(buffer)), buffer)
    }
    await queue.kick()
  }

  async #take(queue: Virtqueue, milliseconds: number): Promise<Uint8Array | undefined> {
    const chain = await this.device.transport.until(() => queue.takeUsed(), milliseconds)
    const buffer = chain && this.#posted.get(chain)
    if (!chain || !buffer) return undefined
    assert.ok(chain.usedLength! <= buffer.length, 'the used length is not above the length of the buffer')
    return buffer.read(0, chain.usedLength!)
  }
}
