import * as define from './definitions.ts'

interface Message {
  readonly port: number
  readonly event: number
  readonly bytes: Uint8Array
}

/**
 * Messages that wait for buffers of the control receive queue. One that waits already is replaced in its place, so
 * that a driver that asks again and again without giving buffers gathers nothing.
 */
export class ControlMessages {
  #waiting: Message[] = []

  get length(): number {
    return this.#waiting.length
  }

  push(port: number, event: number, value: number, extra: Uint8Array = new Uint8Array(0)): void {
    const bytes = new Uint8Array(define.controlSize + extra.length)
    const words = new DataView(bytes.buffer)
    words.setUint32(0, port, true)
    words.setUint16(4, event, true)
    words.setUint16(6, value, true)
    bytes.set(extra, define.controlSize)
    const place = this.#waiting.findIndex((message) => message.port === port && message.event === event)
    if (place < 0) this.#waiting.push({port, event, bytes})
    else this.#waiting[place] = {port, event, bytes}
  }

  take(): Uint8Array | undefined {
    return this.#waiting.shift()?.bytes
  }

  clear(): void {
    this.#waiting = []
  }
}
