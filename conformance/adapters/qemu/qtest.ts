import type {Socket} from 'node:net'
import {onLine} from './lines.ts'
import {PendingReplies} from './pending-replies.ts'

/** What `fail` needs to know of the process. */
export interface Loss {
  /** Throws when the process is gone. */
  check(): void
  /** Called when the process does not answer: ends it. */
  hang(what: string): void
}

/**
 * The qtest protocol of QEMU: one line a command, one reply a line, in order. QEMU aborts on a malformed command, so that
 * only the few that are used here are spoken.
 */
export class Qtest {
  readonly #socket: Socket
  readonly #loss: Loss
  readonly #replies: PendingReplies<string>
  readonly #levels = new Map<number, boolean>()

  constructor(socket: Socket, loss: Loss, watchdog: number) {
    this.#socket = socket
    this.#loss = loss
    this.#replies = new PendingReplies(watchdog, () => loss.hang(`no reply to a register access within ${watchdog} ms`))
    socket.setNoDelay(true)
    onLine(socket, (line) => {
      const interrupt = /^IRQ (raise|lower) (\d+)$/.exec(line)
      if (interrupt) this.#levels.set(Number(interrupt[2]), interrupt[1] === 'raise')
      else this.#replies.settle(line)
    })
  }

  /** Lets QEMU report the inputs of this object, a path of QOM. */
  async interceptInterrupts(path: string): Promise<void> {
    await this.#command(`irq_intercept_in ${path}`)
  }

  /** The level of an input, as far as QEMU has reported. */
  level(line: number): boolean {
    return this.#levels.get(line) ?? false
  }

  async read(address: number, width: 1 | 2 | 4): Promise<number> {
    return Number(await this.#command(`read${letter[width]} 0x${address.toString(16)}`))
  }

  async write(address: number, width: 1 | 2 | 4, value: number): Promise<void> {
    await this.#command(`write${letter[width]} 0x${address.toString(16)} 0x${(value >>> 0).toString(16)}`)
  }

  fail(error: Error): void {
    this.#replies.fail(error)
  }

  async #command(line: string): Promise<string> {
    this.#loss.check()
    const reply = this.#replies.next()
    this.#socket.write(`${line}\n`)
    const text = await reply
    if (!text.startsWith('OK')) throw new Error(`QEMU answers "${text}" to "${line}"`)
    return text.slice(3)
  }
}

const letter = {1: 'b', 2: 'w', 4: 'l'} as const
