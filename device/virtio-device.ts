import type {DeviceType, LiveQueue} from './device-type.ts'
import type {GuestMemory} from './memory/guest-memory.ts'
import {has, VIRTIO_F_RING_RESET, VIRTIO_F_SUSPEND} from './negotiation/features.ts'
import {Negotiation} from './negotiation/negotiation.ts'
import {DEVICE_NEEDS_RESET, DRIVER_OK, FAILED, FEATURES_OK, SUSPEND, setStatusBits} from './negotiation/status.ts'
import type {Ring} from './queue/ring.ts'
import {Virtqueue} from './queue/virtqueue.ts'

/** Bits of InterruptStatus. */
export const USED_BUFFER_NOTIFICATION = 1
export const CONFIGURATION_CHANGE_NOTIFICATION = 2

/** What all device types have in common, behind whatever transport: status, features, queues, and the work itself. */
export class VirtioDevice {
  readonly type: DeviceType
  readonly negotiation: Negotiation
  readonly #memory: GuestMemory
  readonly #queues: readonly Virtqueue[]
  #status = 0
  #interruptStatus = 0
  #failure: string | undefined
  #suspending = false
  #deferred: (() => void)[] = []
  /** The queue to look at first, so that no queue waits for another for ever. */
  #turn = 0
  /** Work of both kinds takes turns, for the same reason. */
  #backgroundFirst = true

  constructor(type: DeviceType, memory: GuestMemory) {
    this.type = type
    this.negotiation = new Negotiation(type.features, type.dependencies)
    this.#memory = memory
    this.#queues = type.queueSizes.map((sizeMax, index) => new Virtqueue(index, sizeMax))
    type.config.onChange = () => this.#configChanged()
  }

  get status(): number {
    return this.#status
  }

  get interruptStatus(): number {
    return this.#interruptStatus
  }

  get failure(): string | undefined {
    return this.#failure
  }

  get #features(): bigint {
    return this.negotiation.agreed ?? this.negotiation.offered
  }

  /** Whether the device works: started, not suspended, not lost. */
  get live(): boolean {
    if ((this.#status & DRIVER_OK) === 0) return false
    return (this.#status & (DEVICE_NEEDS_RESET | FAILED)) === 0
  }

  get #suspended(): boolean {
    return (this.#status & SUSPEND) !== 0
  }

  /** The driver writes the device status. 0 resets the device before the write is over. */
  writeStatus(written: number): void {
    if (written === 0) {
      this.#reset()
      return
    }
    const before = this.#status
    this.#status = setStatusBits(before, written, (bit) => this.#grant(bit))
    if (this.#suspended && (this.#status & DRIVER_OK) !== 0) this.#resume()
    if (this.#suspending) this.#suspendWhenIdle()
  }

  #grant(bit: number): boolean {
    if (bit === FEATURES_OK) return this.#agree()
    if (bit === SUSPEND) {
      this.#suspending = has(this.#features, VIRTIO_F_SUSPEND)
      return false
    }
    return true
  }

  #agree(): boolean {
    const refusal = this.negotiation.agree()
    if (refusal !== undefined) return false
    this.type.agreed(this.#features)
    return true
  }

  /** @see virtio-1.4#reset.device */
  #reset(): void {
    this.#status = 0
    this.#interruptStatus = 0
    this.#failure = undefined
    this.#suspending = false
    this.#turn = 0
    this.negotiation.reset()
    for (const queue of this.#queues) queue.reset()
    this.type.reset()
    this.#applyDeferred()
  }

  /** Shows SUSPEND as soon as nothing is in flight. @see virtio-1.4#suspend.device */
  #suspendWhenIdle(): void {
    if (this.type.busy) return
    this.#suspending = false
    this.#status = (this.#status & ~DRIVER_OK) | SUSPEND
  }

  /** What was available is found again without a notification, which the driver must not have sent. */
  #resume(): void {
    this.#status &= ~SUSPEND
    for (const {index} of this.#queues) this.wake(index)
    this.#applyDeferred()
  }

  /** The queue with an index; undefined if the device has none, with these features. */
  queue(index: number): Virtqueue | undefined {
    return index < this.type.queueCount(this.#features) ? this.#queues[index] : undefined
  }

  /** The driver writes QueueReady. A queue that is stopped begins anew when it is made ready again. */
  setReady(index: number, value: number): void {
    const queue = this.queue(index)
    if (queue === undefined) return
    if (queue.ready === value) return
    this.type.queueStopped(index)
    queue.stop()
    queue.ready = value
  }

  /** The driver resets one queue, which is over before the write is. @see virtio-1.4#queue-reset.device */
  resetQueue(index: number): void {
    const queue = this.queue(index)
    if (queue === undefined) return
    if (this.negotiation.agreed === undefined) return
    if (!has(this.negotiation.agreed, VIRTIO_F_RING_RESET)) return
    this.type.queueStopped(index)
    queue.reset()
  }

  /** Looks at a queue again: the driver has sent a notification, or the host side has something for it. */
  wake(index: number): void {
    if (!this.live) return
    const queue = this.queue(index)
    if (queue?.ready !== 1) return
    queue.attention = 'awake'
  }

  acknowledge(events: number): void {
    this.#interruptStatus &= ~events
  }

  readConfig(offset: number, width: 1 | 2 | 4): number {
    return this.type.config.read(offset, width)
  }

  writeConfig(offset: number, width: 1 | 2 | 4, value: number): void {
    this.type.config.write(offset, width, value, (field, written) => {
      if (this.#suspended && field !== this.type.alwaysWritable) return false
      return this.type.configWritten(field, written)
    })
  }

  /** The host side changes fields. A suspended device keeps the old content until it is resumed or reset. */
  changeConfig(change: () => void): void {
    if (this.#suspended) this.#deferred.push(change)
    else change()
  }

  #applyDeferred(): void {
    const changes = this.#deferred
    this.#deferred = []
    for (const change of changes) change()
  }

  #configChanged(): void {
    if ((this.#status & DRIVER_OK) !== 0) this.#interruptStatus |= CONFIGURATION_CHANGE_NOTIFICATION
  }

  /** Stops all work until a reset. @see virtio-1.4#status.device */
  breakDown(failure: string): void {
    this.#failure ??= failure
    this.#status |= DEVICE_NEEDS_RESET
    if ((this.#status & DRIVER_OK) !== 0) this.#interruptStatus |= CONFIGURATION_CHANGE_NOTIFICATION
  }

  /** One bounded piece of work, or false if there is none. */
  step(): boolean {
    if (!this.live) return false
    if (this.#suspending) return this.#stepToSuspension()
    const inBackground = this.#backgroundFirst
    this.#backgroundFirst = !inBackground
    if (inBackground) return this.type.background() || this.#serveNext()
    return this.#serveNext() || this.type.background()
  }

  /** No chain is taken any more. What was taken is finished. */
  #stepToSuspension(): boolean {
    const worked = this.type.background()
    this.#suspendWhenIdle()
    return worked
  }

  #serveNext(): boolean {
    const count = this.type.queueCount(this.#features)
    for (let waited = 0; waited < count; waited += 1) {
      const queue = this.#queues[(this.#turn + waited) % count]!
      if (queue.attention === 'asleep') continue
      this.#turn = (queue.index + 1) % count
      this.#serve(queue)
      return true
    }
    return false
  }

  #serve(queue: Virtqueue): void {
    if (!this.type.wants(queue.index)) {
      queue.attention = 'asleep'
      return
    }
    const ring = queue.open(this.#memory, this.#features)
    if (typeof ring === 'string') {
      this.breakDown(ring)
      return
    }
    // After this the device looks once more: a chain may have come while the driver believed itself unheard.
    if (queue.attention === 'drowsy') this.#listen(queue, ring)
    const taken = ring.take()
    if (taken === undefined) {
      queue.attention = queue.suppressed ? 'drowsy' : 'asleep'
      return
    }
    if ('error' in taken) {
      this.breakDown(taken.error)
      return
    }
    queue.attention = 'awake'
    this.#suppress(queue, ring)
    this.type.execute(this.#liveQueue(queue, ring), taken.chain)
  }

  #listen(queue: Virtqueue, ring: Ring): void {
    ring.listen()
    queue.suppressed = false
  }

  #suppress(queue: Virtqueue, ring: Ring): void {
    if (queue.suppressed) return
    ring.suppress()
    queue.suppressed = true
  }

  #liveQueue({index, size}: Virtqueue, ring: Ring): LiveQueue {
    return {
      index,
      size,
      use: (chains) => {
        if (ring.use(chains)) this.#interruptStatus |= USED_BUFFER_NOTIFICATION
      },
    }
  }
}
