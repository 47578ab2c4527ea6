import type {Device} from './device.ts'
import {writable} from './pieces.ts'
import type {ChainOptions} from './virtqueue.ts'

/** An entropy device that was started. */
export class Source {
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
