import assert from 'node:assert/strict'
import type {Device, DeviceType} from '../core/device.ts'
import {type Check, exercise} from '../core/exercise.ts'
import {SENTINEL} from '../core/memory.ts'
import {filled} from '../core/pattern.ts'
import {writable} from '../core/pieces.ts'
import {existingQueues} from '../core/queue-indices.ts'
import type {ChainOptions} from '../core/virtqueue.ts'

/** @see virtio-1.4#entropy */
export const deviceType: DeviceType = {
  name: 'entropy',
  id: 4,
  features: {},
  config: [],
  queues: ({transport}) => existingQueues(transport),
  exercise: (device) =>
    exercise(device, {queue: 0, readableLength: 0, writableLength: 64}, () => [new Uint8Array(0), checkRandom]),
}

/** Random bytes as many as the used length says, and nothing after them. */
const checkRandom: Check = (usedLength, written) => {
  assert.ok(
    usedLength >= 1 && usedLength <= written.length,
    `the used length is 1 to ${written.length}, not ${usedLength}`,
  )
  const rest = written.subarray(usedLength)
  assert.deepEqual(new Uint8Array(rest), filled(rest.length, SENTINEL), 'bytes after the used length are left alone')
}

/** An entropy device that was started. */
export class Source {
  static readonly type = 'entropy'
  readonly device: Device

  constructor(device: Device) {
    this.device = device
  }

  /** Asks for so many bytes, in one descriptor. `bytes` is the whole buffer, `SENTINEL` where nothing was written. */
  async fill(length: number, options?: ChainOptions): Promise<{bytes: Uint8Array; usedLength: number}> {
    const buffer = this.device.memory.blank(length, 'a buffer for random bytes')
    const usedLength = await this.device.queue(0).request(writable(buffer), options)
    return {bytes: buffer.read(), usedLength}
  }
}
