import type {Socket} from 'node:net'
import {onLine} from './lines.ts'
import {PendingReplies} from './pending-replies.ts'
import type {Loss} from './qtest.ts'

interface Message {
  QMP?: {version: {qemu: {major: number; minor: number; micro: number}}}
  event?: string
  return?: unknown
  error?: {desc: string}
}

/** The machine protocol of QEMU: the host side of its devices. */
export class Qmp {
  /** `QEMU 7.2.22` */
  version = ''
  readonly #socket: Socket
  readonly #loss: Loss
  readonly #replies: PendingReplies<Message>
  readonly #greeting: Promise<Message>

  constructor(socket: Socket, loss: Loss, watchdog: number) {
    this.#socket = socket
    this.#loss = loss
    this.#replies = new PendingReplies(watchdog, () => loss.hang(`no reply to a QMP command within ${watchdog} ms`))
    this.#greeting = this.#replies.next()
    onLine(socket, (line) => {
      const message = JSON.parse(line) as Message
      if (message.event === undefined) this.#replies.settle(message)
    })
  }

  async greet(): Promise<void> {
    const {major, minor, micro} = (await this.#greeting).QMP!.version.qemu
    this.version = `QEMU ${major}.${minor}.${micro}`
    await this.execute('qmp_capabilities')
  }

  /** Its return value. A command that QEMU refuses throws. */
  async execute<Result = unknown>(command: string, options: Record<string, unknown> = {}): Promise<Result> {
    this.#loss.check()
    const reply = this.#replies.next()
    this.#socket.write(`${JSON.stringify({execute: command, arguments: options})}\n`)
    const message = await reply
    if (message.error) throw new Error(`QEMU refuses ${command}: ${message.error.desc}`)
    return message.return as Result
  }

  /** A command of the human monitor; what it prints. */
  monitor(line: string): Promise<string> {
    return this.execute<string>('human-monitor-command', {'command-line': line})
  }

  fail(error: Error): void {
    this.#replies.fail(error)
  }
}
